# The words of Phường ơi in English, for foreigners living in the ward. Same keys and values as vi.ftl.
# An empty value arrives here as “none”: a sentence whose value may be empty selects on [none].
# Short sentences, the main thing first; a phone number stands alone on its line. Words in “ ” can be typed as they stand.

## First meeting
hello = Hello, I am the automatic assistant of { $ward }, not a member of staff.
hello-short = I am the automatic assistant of { $ward }.
who-speaks =
    I am the automatic assistant of { $ward }, not a person.{ $trick ->
        [yes] { " " }The ward never asks for passwords, one-time codes or money by transfer; whoever does is a fraud.
       *[no] { "" }
    }{ $phone ->
        [none] { "" }
       *[other]
            { "" }
            To make sure, call the ward:
            { $phone }
    }
notice =
    When you report something, the ward keeps your message, the place, your photos and your contact, only to deal with it, answer you and help me understand better (without names, numbers, addresses).
    Location and photos are private, sensitive data, seen only by the people handling your report. Write “my data” to see it, “delete my data” to erase it.
    By sending me a report you agree to this. The ward never asks for a password or a one-time code (OTP).
ask-address = How should I address you? You can also simply tell me what you need.
address-set = Thank you. What can I help you with?
address-kept = Thank you, I will keep that in mind.
welcome-back = Hello again. What can I help you with today?
menu = What can I help you with?
at-place = You are at { $place }.
language-set = From now on I will write in English. What can I help you with?
language-now = From now on I will write in English.
thanks = You are welcome. Write to me whenever you need something.
acknowledged = Thank you. Ticket { $code } has reached the ward.
small-talk = Thank you.
zalo-ask-contact = May the ward have your name and phone number, so that an official can call back? You need not.
phone-kept = I have saved your number, so that the ward can call you or write by Zalo about what you reported. If you do not want that, write “delete my data”.
label = { $text }

## Choices
form-bac = Bác
form-co = Cô
form-chu = Chú
form-anh = Anh
form-chi = Chị
form-ban = Bạn
button-report = Report a problem
button-papers = Ask about papers
button-my-tickets = My tickets
button-human = Talk to a person
button-send-location = Send location
button-unknown = I don't know
button-agree = Agree and send
button-fix = Correct it
button-cancel = Cancel
button-skip = Skip
button-both = Both
button-only-first = Only one
button-something-else = Something else
button-add = Add something
button-withdraw = Withdraw ticket
button-me-too = Me too
button-not-same = No, somewhere else
button-add-there = Add it to that ticket
button-open-again = Reopen that ticket
button-leave = Take me off
button-fixed = Yes
button-not-fixed = Not yet
button-rate-good = Good
button-rate-fair = Fair
button-rate-poor = Not good
button-reason-slow = Too slow
button-reason-half = Not finished
button-reason-rude = Not polite
button-reason-fast = Quick
button-reason-kind = Kind and helpful
button-fix-kind = Type of problem
button-pin-there = Yes, it is there
button-as-before = As before
button-fix-place = Place
button-fix-words = Description
button-pass-on = Pass it on
button-not-now = Not now
button-resume = Continue
button-drop = Drop it
button-called = Called
button-not-called = Could not get through
button-mistake = Mistake, no emergency
button-see-data = See what is kept
button-erase-data = Erase my data
button-copy-data = Ask for a copy
button-see-notice = Read the notice again
button-erase-yes = Erase
button-keep = Keep
button-reception = Citizen reception day

## Reporting
report-ask-what = Please tell me: what is broken, or what is happening?
report-ask-what-again = Please tell me a little more, for example “street light is out”, “rubbish not collected”, “drain is blocked”.
report-ask-fixed = Please write it again: what is the problem, and where? If only the kind is wrong, choose it below.
report-ask-kind = Please choose: which of these is it?
report-ask-kind-again = Please choose a number below. The nearest one is fine.
report-ask-both = I understand two problems: { $first } and { $second }. Shall I open two tickets?
report-ask-both-again = Please choose: both, or only one ({ $first })?
report-ask-location =
    { $was ->
        [none] Where is it? Please send the location, or write the house number and the nearest lane.
       *[other] I have noted: { $was }. Where is it really?
    }
report-ask-location-again = Please write the street, the lane, or something nearby such as a market or a school.
report-how-pin = Please use the location button of your messaging app. If there is none, just write the street or the lane.
report-changed = I have changed it to: { $what }.
report-confirm =
    { $has_place ->
        [yes] I have noted: { $what }. Place: { $where }. Shall I send it to the ward?
       *[no] I have noted: { $what }, place not known yet. Shall I send it to the ward?
    }
report-confirm-again = Please choose: agree and send, correct it, or cancel?
report-cancelled = I will not send it. Write to me whenever you need something.
report-opened =
    I have recorded it: { $what }, { $where }. Your ticket code is { $code }.
    { $unit } will answer before { $due }.{ $photo ->
        [ask] { " " }If you have a photo, please send it too.
       *[no] { "" }
    }{ $owner ->
        [none] { "" }
       *[other]
            { "" }
            { $owner }
    }{ $question ->
        [none] { "" }
       *[other]
            { "" }
            { $question }
    }
report-opened-two =
    I have recorded both. Your ticket codes are { $code } and { $second }.
    The ward will answer the first before { $due }, the second before { $second_due }.
report-ask-alike =
    { $metres ->
        [-1] This has been reported already: { $what }, { $where }, since { $since } (people so far: { $count }).
        [0] This has been reported already, right there: { $what }, since { $since } (people so far: { $count }).
       *[other] This has been reported about { $metres } metres from there: { $what }, since { $since } (people so far: { $count }).
    }
    { $sure ->
        [yes] Do you have the same problem?
       *[no] Could it be the same problem?
    }
report-ask-alike-again = Please choose: the same problem, or somewhere else?
report-ask-own =
    { $status ->
        [resolved] You reported this in ticket { $code }, and the ward says it is done. If it is not, shall I reopen that ticket?
        [new] You have reported this already, ticket { $code }; { $unit } will answer before { $due }. Shall I add it to that ticket?
       *[other] You have reported this already, ticket { $code }; { $unit } will be done before { $due }. Shall I add it to that ticket?
    }
report-joined =
    I have added you to ticket { $code }: { $what }.
    { $status ->
        [new] { $unit } will answer before { $due }; when it is done I will ask you.
       *[other] { $unit } will be done before { $due }; then I will ask you.
    }
storm-known =
    The ward knows of this ({ $what }{ $where ->
        [none] { "" }
       *[other] , { $where }
    }) and is on it{ $count ->
        [1] { "" }
       *[other] ; people so far: { $count }
    }. I have added your place to ticket { $code } and will ask you when it is done.
storm-ask-danger =
    { $kind ->
        [drowning_flood] Is anybody trapped who must be fetched?
        [electric] Is a power line down, or touching water?
       *[accident] Is anybody hurt or trapped?
    }
storm-ask-depth = How deep is the water?
storm-thanks = I have noted it. Stay safe, and write whenever something changes, ticket { $code }.
button-nobody-in-danger = No
button-somebody-in-danger = Yes, help is needed now
button-depth-ankle = Ankle
button-depth-knee = Knee
button-depth-seat = Seat of a motorbike
button-depth-higher = Higher
place-pole = pole { $pole }
place-pin = the location sent
private-matter = private matter
place-unknown = place not known yet

## The one best question of each kind, asked when the ticket has its code
ask-CS1 = What is the number of that pole, or of the house beside it?
ask-CS2 = What is the number of that pole, or of the house beside it?
ask-CS3 = Is there water around it? Please do not touch the pole or the box.
ask-CS4 = About how many households use that stretch?
ask-RT1 = When was the rubbish last collected?
ask-RT2 = When do people usually dump it there?
ask-RT3 = About how much is there?
ask-RT4 = What is it, and how big?
ask-RT5 = How big is the animal?
ask-RT6 = When is it worst there?
ask-TO1 = Is it still noisy now?
ask-TO2 = What is the place called?
ask-TO3 = Are they still working now?
ask-TO4 = When is it usually noisy?
ask-TO5 = When does the loudspeaker sound?
ask-GT1 = How big is the hole?
ask-GT2 = Is the opening covered or fenced off?
ask-GT3 = Is the light off, or showing wrongly?
ask-GT4 = What is wrong with it?
ask-GT5 = Is the vehicle still there?
ask-GT6 = Does a sign there name who dug up the road?
ask-GT7 = Which line was it, and at what time?
ask-NN1 = How deep is the water?
ask-NN2 = Is water running over the road?
ask-NN3 = Are there dead fish?
ask-NN4 = Are there people close by?
ask-CX1 = What does the tree lie on?
ask-CX2 = How high is that branch?
ask-CX3 = Why does it need pruning?
ask-CX4 = Could a child get hurt there?
ask-CX5 = Are they still cutting?
ask-DT1 = When are things put out there?
ask-DT2 = When are the stalls there?
ask-DT3 = Are there few or many?
ask-DT4 = How far has the building got?
ask-DT5 = Is anybody in danger there?
ask-DN1 = Is it your house alone, or the whole row?
ask-DN2 = Are there people or water close by? Please keep away.
ask-DN3 = Since when has it been so?
ask-DN4 = How low does the cable hang?
ask-MT1 = Is there still smoke or smell now?
ask-MT2 = When do they usually discharge?
ask-MT3 = How many people are ill?
ask-MT4 = How many people around there are ill?
ask-MT5 = Has the dog bitten anybody?
ask-MT6 = Which animals are kept, and about how many?
ask-AN1 = Is it still going on there?
ask-AN2 = When did it happen?
ask-AN4 = What blocks the way?
ask-AN6 = Is that person still there?
choice-still = Still
choice-stopped = It has stopped
choice-daily = Not now, but every day
choice-gone = Gone
choice-finished = Finished
choice-morning = In the morning
choice-evening = In the afternoon or evening
choice-night = At night
choice-all_day = All day
choice-yes = Yes
choice-no = No
choice-wet = There is water
choice-dry = It is dry
choice-few_bags = A few bags
choice-cart = A cartload
choice-truck = More than that
choice-size_small = Small, like a rat or a hen
choice-size_dog = Like a dog or a cat
choice-size_big = Bigger
choice-hole_small = Small, one can pass
choice-hole_tray = As wide as a tray
choice-hole_danger = Deep, riders may fall
choice-covered = Yes
choice-uncovered = Not yet
choice-off = Off
choice-blinking = Blinking
choice-wrong = Showing wrongly
choice-missing = Gone
choice-leaning = Broken or leaning
choice-faded = Faded or hidden
choice-ankle = To the ankle
choice-knee = To the knee
choice-wheel = Over a motorbike wheel
choice-deeper = Deeper
choice-on_wire = On a wire
choice-on_house = On a house or a car
choice-on_road = Only across the road
choice-reach = Within reach
choice-roof = As high as a roof
choice-above = Higher than a roof
choice-hides = Hides a lamp or a sign
choice-touches = Touches wires
choice-hangs = Hangs over the road
choice-few = A few
choice-many = Many
choice-footing = The footing
choice-ground = The ground floor
choice-upper = Above it
choice-only_me = Only my house
choice-whole_row = The whole row
choice-head = At head height
choice-vehicle = Catches vehicles
choice-higher = Above vehicles
choice-nobody = Nobody yet
choice-one = One
choice-some = Two to four
choice-many_ill = Five or more
choice-bitten = Yes
choice-not_bitten = No
told-unknown = That is all right, the official will look on the spot.
told-bitten =
    I have added it to ticket { $code }. Please wash the bite with soap under running water for 15 minutes, then go to the health station about rabies shots.
    If it is serious, call:
    { $number }
report-owner =
    { $number ->
        [none] { $owner } is responsible for this; the ward passes it on and follows it for you.
       *[other]
            { $owner } is responsible for this. Number to call:
            { $number }
            The ward keeps a record and follows it for you.
    }

## Tickets
tickets-none = You have no tickets yet.
tickets-list =
    Here are your tickets:
    { $lines }
ticket-line = { $code } · { $what } · { $status ->
        [new] received
        [accepted] in progress
        [waiting_resident] waiting for your answer
        [waiting_other] waiting for another office
        [resolved] waiting for you to check
        [reopened] being done again
        [refused] not taken further
        [closed] done
        [cancelled] withdrawn
        [merged] done together with another ticket
       *[other] in progress
    }
ticket-show =
    Ticket { $code }: { $what }{ $where ->
        [none] { "" }
       *[other] , { $where }
    }.
    { $status ->
        [new] { $unit } will answer before { $due }.
        [accepted] { $unit } is working on it, due before { $due }.
        [waiting_resident] Staff are waiting for your answer.
        [waiting_other] The ward is waiting for another office to do its part.
        [resolved] The ward reports that it is done. Please check: is it all right now?
        [reopened] { $unit } is doing it again, due before { $due }.
        [refused] The ward cannot take this further.
        [closed] This is done.
        [cancelled] You withdrew this ticket.
       *[other] This is in progress.
    }{ $late ->
        [yes] { " " }It is overdue, and I am sorry.
       *[no] { "" }
    }
ticket-of-other =
    Ticket { $code } ({ $what }): { $status ->
        [new] the ward has it and will answer before { $due }.
        [accepted] someone is working on it, due before { $due }.
        [closed] done.
        [refused] the ward cannot take it further.
        [cancelled] withdrawn by the person who reported it.
       *[other] in progress.
    } Someone else reported it, so this is all I can tell you.
ticket-unknown = I cannot find ticket { $code }. Please check the code.
code-mistyped = I could not look up the code { $code }. Please check each letter and number.
ticket-cannot = Sorry, I cannot do that with ticket { $code } now. { $status ->
        [closed] It is already done.
        [cancelled] You have already withdrawn it.
        [resolved] The ward reports that it is done and is waiting for you to check.
        [refused] The ward has answered that it cannot take it further.
       *[other] It is in progress.
    }
ticket-left = I have taken you off ticket { $code }. The ward goes on with it.
ticket-confirmed-too = Thank you for looking. I have noted on ticket { $code } that it is fine.
ticket-contested = Somebody says that ticket { $code } ({ $what }) is not done, so the ward has reopened it. I will ask you when it is done.
ticket-merged =
    Ticket { $code } ({ $what }) is about the same thing as ticket { $into }, so the ward does both at once.
    I will still ask you when it is done; you can use either code.
ticket-split = The ward found that ticket { $code } ({ $what }) is a matter of its own. { $unit } is on it, to be done before { $due }.
ticket-show-merged = The ward does ticket { $code } together with ticket { $into }.
ticket-cancelled = I have withdrawn ticket { $code }.
ticket-confirmed = Thank you, I am closing ticket { $code }. How did the ward do?
ticket-reopened =
    { $often ->
        [yes] I am sorry. I have reopened ticket { $code } and am telling the ward leaders directly.
       *[no] I am sorry. I have reopened ticket { $code } and am telling the person in charge now.
    }
ticket-fixed = I have corrected it: ticket { $code } is { $what }, { $where }.
ticket-late =
    We are sorry. Ticket { $code } ({ $what }) was due before { $due } and is late.
    { $told ->
        [yes] The leaders of the ward have been told.
       *[no] The ward has been told to look at it now.
    }
ticket-waiting =
    Ticket { $code } ({ $what }) has to wait for another office: “{ $reason }”
    The ward follows it up and looks again { $until } at the latest.
ticket-extended =
    We are sorry. Ticket { $code } ({ $what }) needs more time, now due before { $due }.
    Reason: “{ $reason }”
ticket-handed_over = The officers at today's session have opened ticket { $code } for your matter. You get an answer here before { $due }.
ticket-claimed = Someone is now working on ticket { $code } ({ $what }), due before { $due }.
ticket-passed = Ticket { $code } ({ $what }) has been passed to { $unit }; the due time stays the same. Reason: { $reason }
ticket-sorted = The ward has put ticket { $code } under { $what }; { $unit } handles it, before { $due }.
ticket-resolved =
    { $kind ->
        [report] { $unit } reports on ticket { $code } ({ $what }):
       *[other] Ward staff answer ticket { $code }:
    }
    “{ $answer }”{ $no_photo ->
        [none] { "" }
       *[other] { " " }(no photo: { $no_photo })
    }
    { $kind ->
        [report] Please check: is it all right now?
       *[other] Does this answer your question?
    }
ticket-refused =
    The ward cannot take ticket { $code } ({ $what }) further. { $refusal ->
        [R1] It is not clear what the problem is, or where. Please report it again with a photo or the location.
        [R2] Someone reported this before you and the ward is working on it.{ $other ->
            [none] { "" }
           *[other] { " " }Write the code { $other } to see how far it is.
        }
        [R3] The place is in another ward.{ $number ->
            [none] { " " }Write “talk to a person” to ask who takes it.
           *[other]
                { " " }The city's helpdesk passes it to the right place:
                { $number }
        }
        [R4] { $owner ->
            [none] Another agency takes care of this.
           *[other] This belongs to { $owner }.
        } The ward has passed it on and asks again for you after 5 working days.{ $number ->
            [none] { "" }
           *[other]
                { "" }
                { $number }
        }
        [R5] This is a formal complaint or denunciation, which must be in writing. I can book a reception day for you.
        [R6] This is between two households, so the ward cannot decide it. Write “talk to a person” to ask for the mediation group; if that fails, a court decides.
        [R7] The ward has already answered this and nothing is new. If you do not agree you may complain; I can book a reception day for you.
        [R8] Staff found that the photo or the report does not match the place. Please take a new photo there.
        [R9] Some words in the message were too strong for staff to work with. Please tell me again what happened.
        [R10] The law does not allow this to be sent here. Please come in person, to { $address }.
       *[other] { "" }
    }{ $reason ->
        [none] { "" }
       *[other]
            { "" }
            Staff wrote: “{ $reason }”
    }
ticket-undone =
    Sorry, the last message about ticket { $code } was sent by mistake; please ignore it.
    { $status ->
        [new] { $unit } still has the ticket and answers before { $due }.
        [resolved] The ward reports that it is done; please have a look.
       *[other] { $unit } is still on it, done before { $due }.
    }
ticket-passed_up = Ticket { $code } ({ $what }) went through several offices, so the ward's leaders now decide. The promised time stays the same.
detail-added = I have added it to ticket { $code }.
add-ask-words = Please write it or send a photo, and I will add it to the ticket.
answer-ask =
    Ward staff ask about ticket { $code }:
    “{ $question }”
    Please answer here.
fix-ask-field = Which part would you like to correct?
fix-ask-pin = I have received a location. Is it the place of ticket { $code } ({ $what })?
fix-ask-value =
    { $field ->
        [kind] What is the problem, then?
        [place] Where is it, then? Please write it or send the location.
       *[words] Please tell me again what happened.
    }
reopen-ask-reason = I am sorry. What is not right yet? Please write it or send a photo.
reopen-late = Ticket { $code } was closed more than 7 days ago, so I cannot reopen it. Please make a new report.
rating-ask-reason =
    { $rating ->
        [good] Thank you. What did you like most?
       *[other] Thank you for telling me. What was not good?
    }
rating-ask-own = Please tell me in your own words.
rating-thanks = Thank you. I have passed this on to the ward.

## Talking to a person
human-about-ticket = About ticket { $code }
human-ask-about = What would you like to talk to staff about? A few words are enough.
human-handed =
    { $open ->
        [yes] I have passed this to ward staff, code { $code }. They will answer you here before { $due }.
       *[no] I have passed this on, code { $code }. The office is closed now; staff will answer you here before { $due }.
    }
relayed =
    { $claimed ->
        [yes] I have passed it to the staff member.
       *[no] I have added this. Staff will answer here.
    }
officer-says =
    Ward staff: { $text }
desk-ask-about =
    { $topic ->
        [home_visit] Who should come to your home, and for what?
        [appointment] What is the appointment about, and for which day?
        [feedback] What would you like to tell the ward?
        [initiative] What is your idea for the ward?
       *[other] Which papers would you like to ask about?
    }
desk-ask-pass-on =
    { $topic ->
        [home_visit] For a home visit, staff must call you back to set a time. Shall I pass on your message?
        [appointment] Only staff can set an appointment. Shall I pass on your message?
        [feedback] Thank you. Shall I pass this on to the ward office?
        [initiative] Thank you for your idea. Shall I pass it on to the ward office?
       *[other] I am not sure about these papers. Shall I ask staff to answer you?
    }
need-procedure = Ask about papers
need-home-visit = Ask for a home visit
need-appointment = Make an appointment
need-status = See how a ticket is going
need-cancel = Withdraw or change a ticket
need-human = Talk to a person
need-feedback = Give feedback
need-initiative = Share an idea
need-welfare = Ask for support
need-privacy = My data
need-emergency = Somebody is in danger

## Not understood, unfinished, ways out
not-understood = Sorry, I did not understand. What would you like to do?
not-understood-two = I am not sure what you mean. Which of these would you like?
not-understood-person = I am sorry, I still do not understand. I am asking staff to help you.
out-of-scope = The ward does not handle this. I can help you with these:
nothing-to-cancel = There is nothing to cancel now. What can I help you with?
left = All right. Write to me whenever you need something.
parked = I will leave it for now. Write “continue” when you want to go on.
parked-offer =
    You have something unfinished: { $dialogue ->
        [report_issue] a report
        [talk_to_human] a talk with staff
        [to_desk] a request to staff
        [answer_officer] an answer to staff
        [privacy] your data
        [guide] papers
        [appointment] making an appointment
        [home_visit] the home visit
        [welfare] the request for help
       *[other] something else
    }. Would you like to continue?
parked-hint =
    (You still have something unfinished: { $dialogue ->
        [report_issue] a report
        [talk_to_human] a talk with staff
        [to_desk] a request to staff
        [answer_officer] an answer to staff
        [privacy] your data
        [guide] papers
        [appointment] making an appointment
        [home_visit] the home visit
        [welfare] the request for help
       *[other] something else
    }. Write “continue” when you want to go on.)
back-first = This is already the first question.
button-old = That button belongs to an earlier question.
dialogue-gone = I am sorry. What we were doing has to start again from the beginning.
bug = I am sorry, something went wrong and I have told the ward (code { $reference }). Please try again later, or write “talk to a person”.
media-sticker = Hello. Please write to me or send a photo whenever you need something.
media-voice = I cannot listen to voice messages yet. Please write, send a photo, or write “talk to a person”.
media-video = I cannot watch videos yet. Please send a photo.
media-file = I cannot open this file yet. Please write or send a photo.
photo-left-out = (There is a photo, but this channel cannot show it yet.)
media-other = I cannot read this message yet. Please write or send a photo.

## Personal data
data-ask-which = Would you like to see what the ward keeps, or to erase it?
data-ask-sure =
    I drop at once your appointments, numbers, procedures under way, reminders, phone number and your words in ended tickets. Open tickets, photos and messages are looked at by an official, then all erased.
    The ward keeps only the codes of tickets and the days on which you agreed, as proof. Are you sure?
data-kept =
    The ward keeps of yours: tickets { $tickets }, photos { $pictures }, procedures under way { $filings }, home visits { $visits }, appointments and numbers { $bookings }, requests for help { $needs }, receipts of papers { $receipts }, consents { $consents }, sentences I learn from { $lessons }.
    Only the people handling your reports can see them.
data-erase-recorded = I have recorded your request to erase, code { $code }. The ward will answer before { $answer } and finish erasing before { $done }.
data-confided-stays = What you told us in confidence is still being taken care of: it is kept until that is done, and only those who handle it see it.
data-list-stays = The list of those served at home is the ward's own record, so you are still on it. To be taken off, press "Talk to an official".
data-papers-out = The ward still has your papers ({ $count } receipts), so the receipts stay until they are back.
data-copy-recorded = I have recorded your request for a copy, code { $code }. The ward will answer before { $answer } and send the copy before { $done }.

## Emergencies: read twice before changing. Numbers from hotlines.toml; what to do after the Ministry of Public Security and EVN.
emergency =
    { $kind ->
        [fire]
            {"**CALL 114 NOW**"}
            114
            Get out, stay low under the smoke, close doors behind you, do not use the lift. Do not go back for belongings.
        [electric]
            {"**CALL 115 NOW**"}
            115
            Switch off the breaker. Do not touch the person or any wire; keep away from fallen wires and water.{ $power ->
                [none] { "" }
               *[other] { " " }Then call the electricity company:
                { $power }
            }
        [gas]
            {"**GET OUT FIRST, then call 114**"}
            114
            Close the valve and open the door if it is on your way out. No switches, no flames, no calls or messages indoors.
        [accident]
            {"**CALL 115 NOW**"}
            115
            Warn other traffic, press hard on any bleeding. Do not lift or drag the injured person.
        [drowning_flood]
            {"**CALL 112 NOW**"}
            112
            Go to the highest place and save your battery. Do not wade through moving water.
            Say how many people, where, and how high the water is.
        [medical]
            {"**CALL 115 NOW**"}
            115
            Let the person lie still, loosen their clothes, stay with them. Do not give any medicine on your own.
        [violence]
            {"**CALL 113 NOW**"}
            113
            Go to a safe place where there are people. Do not go back alone.
        [child_abuse]
            {"**CALL 111 or 113 NOW**"}
            111
            Take the child to a safe place and stay with them. Do not question the child, do not take pictures.
        [suicide]
            I am very worried about you. Are you alone right now?
            {"**CALL 115 NOW**"}
            115
            Ask someone close to come and be with you right now. Please do not stay alone at this moment.{ $lacks ->
                [yes] { " " }I am telling the staff what you lack, too.
               *[no] { "" }
            }
        [crime_now]
            {"**CALL 113 NOW**"}
            113
            Keep your distance, remember what they look like and the number plate. Do not chase or fight.
        [missing_person]
            {"**CALL 113 NOW**"}
            113
            Tell the police at once; there is no need to wait 24 hours. Say where the person was last seen, what they wear, any illness.
        [other]
            {"**CALL 112 NOW**"}
            112
            Get to a safe place first. Say what is happening, where, and how many people are there.
       *[landslide]
            {"**CALL 112 NOW**"}
            112
            Leave the house and the foot of the slope now, move sideways to firm ground. Do not go back for belongings.
    }
    I am alerting the ward's duty officers, code { $code }. Have you been able to call?
emergency-again = Have you got through to the emergency number?
emergency-noted = I am telling the duty officers this too. Have you been able to call the emergency number?
emergency-waiting =
    I am telling the duty officers that nobody has come yet. Please call this number again and ask:
    { $kind ->
        [fire] 114
        [gas] 114
        [electric] 115
        [accident] 115
        [medical] 115
        [suicide] 115
        [violence] 113
        [crime_now] 113
        [missing_person] 113
        [child_abuse] 111
       *[other] 112
    }
    { $kind ->
        [suicide] I am still here with you. Please do not stay alone.
       *[other] Stay where it is safe, and write to me if anything changes.
    }
emergency-not-called =
    I am telling the duty officers that you could not get through. Ask someone near you who speaks Vietnamese to call, or try:
    112
    Please send me your address and phone number.
emergency-called = Please do what the operator tells you. If anything changes, write to me and I will tell the duty officers (code { $code }).
emergency-mistake =
    { $kind ->
        [suicide] I am glad you are all right. Whenever things feel heavy, write to me or “talk to a person”.
       *[other] I am glad nothing is wrong. I am sorry I misunderstood, and am telling the duty officers. What can I help you with?
    }

## Complaints and denunciations
legal-denunciation =
    I am not allowed to receive denunciations here. Please do not write any details, for your own protection.
    Hand in a letter or come in person: { $address }. By law your name is kept secret.
legal-complaint =
    A formal complaint must be in writing, within { $within } days of learning of the decision or act.
    Hand it in at { $address }; within { $check } working days you hear whether it is taken up. Shall I arrange a reception day?
legal-domestic_violence =
    I am very worried about you. If you are in danger, call now:
    113
    { $heard ->
        [no] Right now I could not reach anybody of the ward in private. Please call 113, or go to the ward police.
       *[yes] I tell this only to the responsible people of the ward.
    }
legal-child =
    The ward must act at once when a child is concerned. Please call the child protection line, at any hour:
    111
    { $heard ->
        [no] Right now I could not reach anybody of the ward in private, so please call 111 now.
       *[yes] I tell this only to the responsible people of the ward.
    }
legal-secret = The law does not allow this to be sent here. Please come to the ward office in person.
legal-how-denunciation =
    A denunciation says:
    { $lines }
    Sign it or put your fingerprint, and hand it in at { $address }; who cannot write comes and tells it, and staff write it down.
    Within { $check } working days you hear whether it is taken up. It is then settled within { $settle } days; { $longer } more when complex, twice that when very complex.
    By law your name is kept secret; if you fear revenge, ask for protection in the letter. One without a name is not taken up, but clear evidence is still looked into.
    To denounce the chair or a deputy chair of the ward, write to the chair of the province or city.{ $print ->
        [none] { "" }
       *[other] { "" }
    A form to print: { $print }
    }
legal-how-complaint =
    A complaint says:
    { $lines }
    Sign it or put your fingerprint, and hand it to whoever took the decision, within { $within } days. For the ward that is { $address }.
    Within { $check } working days you hear whether it is taken up. It is then settled within { $settle } days; { $longer } more when complex.
    If you do not agree with the result, complain a second time or go to court.{ $print ->
        [none] { "" }
       *[other] { "" }
    A form to print: { $print }
    }
legal-above =
    Right now nobody at the ward stands outside this matter whom I could tell. { $kind ->
        [denunciation] Please send your letter to the chair of the province or city.
        [complaint] Please hand your letter in at { $address }.
       *[other] Please call 113, or go to the ward police.
    }
button-legal-how = What to write, how long
law-form =
    { $title } · { $code }
    { $lines }
    { $by ->
        [resident] The resident writes and signs it, or you write it down and they sign. Say within { $check } working days whether it is taken up; settle it within { $settle } days. Keep their name secret.
       *[officer] Fill it all in; ask gently for what is missing. Never press a child, never ask for pictures of injuries, never call back before you know when it is safe.
    }
    Ground: { $law } (checked on { $checked }){ $sure ->
        [no] ; compare it with the official form.
       *[yes] .
    }

## The officials' group: no names, no phone numbers, no house numbers
card =
    {"["}{ $class }]{ $sub ->
        [none] { "" }
       *[other] [{ $sub }]
    } { $code } · { $kind }{ $reopened ->
        [0] { "" }
       *[other] { " " }· REOPENED, time { $reopened }
    }{ $street ->
        [none] { "" }
       *[other]
            { "" }
            { $street }
    }{ $count ->
        [1] { "" }
       *[other] { " " }· { $count } people
    }{ $words ->
        [none] { "" }
       *[other] { " " }· “{ $words }”
    }{ $why ->
        [none] { "" }
       *[other]
            { "" }
            Priority { $priority }: { $why }
    }{ $owner ->
        [none] { "" }
       *[other]
            { "" }
            Belongs to { $owner }; { $unit } passes it on and follows it
    }{ $people ->
        [none] { "" }
       *[other]
            { "" }
            { $area } is looked after by { $people }
    }{ $hints ->
        [none] { "" }
       *[other]
            { "" }
            Note: { $hints }
    }
    { $status ->
        [new] { $unit } · answer before { $due }
        [accepted] { $holder } is on it · done before { $due }
        [waiting_resident] Waiting for the resident · { $holder }
        [waiting_other] { $pause ->
            [plan] Waiting for plan or budget
           *[other] Waiting for another company
        } · { $holder }
        [resolved] { $holder } reports done · waiting for the resident to confirm
        [reopened] Resident says not done · { $unit } · done before { $due }
        [closed] { $silent ->
            [yes] Closed without an answer of the resident; nobody knows whether they are content
           *[no] Resident confirms it is done
        }
        [refused] Not taken · { $holder }
        [merged] Merged into { $into }
       *[cancelled] Withdrawn by the resident
    }
hint-photo = the same picture is in ticket { $code }
hint-hoaxes = { $count } recent reports of this person were closed as untrue
card-brief =
    { $code } · { $kind }{ $street ->
        [none] { "" }
       *[other] { " " }· { $street }
    }
    { $status ->
        [new] { $unit } · answer before { $due }
        [accepted] { $holder } is on it · done before { $due }
        [waiting_resident] Waiting for the resident · { $holder }
        [waiting_other] { $pause ->
            [plan] Waiting for plan or budget
           *[other] Waiting for another company
        } · { $holder }
        [resolved] { $holder } reports done · waiting for the resident to confirm
        [reopened] REOPENED, time { $reopened } · { $unit } · done before { $due }
        [closed] { $silent ->
            [yes] Closed without an answer of the resident; nobody knows whether they are content
           *[no] Resident confirms it is done
        }
        [refused] Not taken · { $holder }
        [merged] Merged into { $into }
       *[cancelled] Withdrawn by the resident
    }
card-withdrawn = { $code } is a restricted ticket now; ward leaders handle it.
card-storm =
    {"["}{ $class }] { $code } · { $on ->
        [yes] STORM
       *[no] STORM (over)
    } · { $kind } · reports: { $reports }, people: { $count }
    { $places }{ $deepest ->
        [none] { "" }
       *[other]
            { "" }
            Deepest water: { $deepest ->
                [higher] above a motorbike's seat
                [seat] seat of a motorbike
                [knee] knee
               *[ankle] ankle
            } (reports: { $deep })
    }
    { $status ->
        [new] { $unit } · answer before { $due }
        [accepted] { $holder } is on it · done before { $due }
        [waiting_resident] Waiting for the resident · { $holder }
        [waiting_other] Waiting for another company · { $holder }
        [resolved] { $holder } reports done · waiting for the residents to confirm
        [reopened] Residents say not done · { $unit } · done before { $due }
        [closed] Residents confirm it is done
        [refused] Not taken · { $holder }
        [merged] Merged into { $into }
       *[cancelled] Withdrawn by the resident
    }
card-storm-brief = { $code } · { $kind }, reports: { $reports } · { $places }
storm-elsewhere = elsewhere: { $count }
storm-proposed = In the last { $minutes } minutes { $count } people or more reported { $kind }. Group what comes now into one ticket with one card? A leader presses.
storm-on =
    Storm mode is on: { $kind }. Tickets gathered: { $count }; every new report goes into one ticket, its card changes every few minutes.
    When it is over write “tắt bão { $kind }”; people in danger are still reported at once, each alone.
storm-on-already = Storm mode is on already: { $kind }.
storm-off = Storm mode is off: { $kind }. New reports are tickets of their own.{ $codes ->
        [none] { "" }
       *[other] { " " }When { $codes } is done everybody who reported is asked once.
    }
storm-still = Storm mode is still on ({ $kind }); nobody has reported for { $hours } hours. A leader puts it off when it is over.
storm-off-already = Storm mode is not on: { $kind }.
storm-declined = All right, { $kind } stays one ticket a report.
storm-leaders-only = Only ward leaders put storm mode on or off.
storm-which =
    { $act ->
        [on] Storm mode for which kind? For example “bật bão ngập nước”.
       *[off] Storm mode off for which kind?
    }{ $on ->
        [none] { "" }
       *[other] { " " }On now: { $on }.
    }
button-storm-on = Group them
button-storm-no = No, one by one
button-storm-off = Storm mode off
card-restricted =
    RESTRICTED TICKET { $code } · { $kind } · answer before { $due }
    Only you are told. Press “See all”; do not forward it to a group.
button-claim = Take
button-ask = Ask
button-pass = Pass on
button-resolve = Done
button-refuse = Refuse
button-sort = Change kind
button-other-kinds = Other kinds
button-details = See all
button-no-photo-night = Too dark
button-no-photo-indoor = Inside a private home
button-no-photo-elsewhere = Could not take a photo
refusal-R1 = R1 Place or problem missing
refusal-R2 = R2 Already another ticket
refusal-R3 = R3 Outside this ward
refusal-R4 = R4 Outside our authority
refusal-R5 = R5 Complaint, denunciation
refusal-R6 = R6 Civil dispute
refusal-R7 = R7 Answered, nothing new
refusal-R8 = R8 Internet photo, untrue
refusal-R9 = R9 Insulting
refusal-R10 = R10 State secret
button-undo = Undo
button-wait = Wait for others
button-extend = Ask for more time
button-go-on = Go on
button-today = Today
button-yesterday = Yesterday
button-heard = Send this
button-not-heard = Not that
wait-owner = Waiting for { $owner }
wait-company = Waiting for a contractor
wait-plan = Waiting for plan or budget
longer-days = { $count } more days
longer-material = Waiting for material
longer-weather = Storm or rain
longer-survey = A survey is needed
group-ask-blank = { $code }: { $blank }? Reply to this message.
group-ask-found = { $code }: what was found there? Reply to this message.
group-ask-when = { $code }: on which day was it checked and done?
group-ask-other = { $code }: the same as which ticket? Send its code.
group-ask-wait = { $code }: waiting for whom, for what? The resident reads this too.
group-ask-days = { $code }: how much longer?
group-ask-why-longer = { $code }: why is more time needed? The resident reads this too.
group-heard = { $code }: shall this go to the resident? “{ $words }”
group-please-reply = Nothing was sent. To answer about { $code }, please reply to my message.
group-undone = { $code }, taken back: { $what ->
        [claimed] not claimed
        [passed] not passed on
        [resolved] not done yet
        [refused] not refused
        [kind_changed] kind as before
        [extended] deadline as before, it can still be extended
        [waited] not waiting any more
        [went_on] still waiting
        [released] whoever had it has it
       *[ranked] urgency as before
    }.
group-undo-nothing = { $code }: there is nothing to take back, or the resident has answered.
group-undo-not-yours = Somebody else did the last thing to { $code }; only they or a leader can take it back.
group-undo-late = More than a minute has passed, so { $code } cannot be taken back. Please use the buttons of the card.
group-released = Nobody has { $code } now; the unit names somebody else.
group-passed-already = { $code } is with { $unit } already.
group-passed-up = { $code } was passed on twice; { $name } now decides, with its whole history. The deadline stays.
group-forwarded = { $code } went to { $owner ->
        [none] another agency
       *[other] { $owner }
    } 5 working days ago. Please ask what came of it, and reply here with “trả lời …” to tell the resident.
pass-history =
    { $code } · { $kind } · { $street }: passed back and forth; please decide who does it.
    { $lines }
    Press “Pass on” to give it. Done before { $due }.
pass-line = { $of } → { $to }: “{ $reason }”
closing-answer = { $found ->
        [none] { "" }
       *[other] { $found }.{ " " }
    }{ $answer }.{ $when ->
        [none] { "" }
       *[other] { " " }{ $unit } checked it and was done { $when }.
    }
ask-for-need = one more question: { $need }?
role-claim = { $code } is for { $unit } or whoever is on duty.
role-release = Only whoever has { $code }, or { $unit }, can give it back.
role-ask = Please claim { $code } first, or let { $unit } ask the resident.
role-reply = Please claim { $code } first, or let { $unit } write to the resident.
role-resolve = { $code } is closed by whoever has it or by { $unit }.
role-pass = { $code } is passed on by whoever has it or by { $unit }.
role-refuse = { $code } is refused by { $unit }, its head or the ward's leaders.
role-sort = { $code } is sorted by whoever has it or by { $unit }.
role-wait = { $code } is paused by whoever has it or by { $unit }.
role-go_on = { $code } goes on at the word of whoever has it or of { $unit }.
role-extend = More time for { $code } is asked by whoever has it or by { $unit }.
role-rank = The urgency of { $code } is set by staff. Please add a note instead.
role-calm = Lowering { $code } from danger is decided by whoever has it, by { $unit } or by the ward's leaders.
role-details = Please claim { $code } first: it holds what is private to the resident.
role-merge = { $code } is merged by whoever has it or by { $unit }.
role-split = { $code } is split by whoever has it or by { $unit }.
role-undo = Only whoever did it, or a leader, can take { $code } back.
role-note = { $code } belongs to { $unit }; you cannot add notes to it.
group-claimed = { $name } takes { $code }.
group-taken = { $holder ->
        [none] Ticket { $code } has just changed, please look at the card again.
       *[other] { $holder } has already taken { $code }.
    }
group-yours-already = You already have { $code }{ $waits ->
        [yes] , and it waits. To go on with it now, write “làm tiếp”.
       *[no] .
    }
group-changed = Someone else has just acted on { $code }, please look at the card again.
group-asked = The resident has been asked about { $code }. The answer will appear here.
group-replied = Sent to the resident ({ $code }).
group-passed = { $code } passed to { $unit }, deadline unchanged.
group-refused = { $code } refused ({ $refusal }); the resident is told, with where to ask next.
group-resolved = The resident is told, waiting for confirmation of { $code }.
group-noted = Internal note added to { $code }.
group-sorted = { $code } is now “{ $what }”; to be done before { $due }.
group-sorted-already = { $code } is “{ $what }” already.
group-not-sortable = { $code } cannot be sorted anew: it has a time limit of its own.
group-merged =
    { $code } is merged into { $into } ({ $count } people); who reported { $code } has been told.
    If that was a mistake, press “Split again” or write “tách { $code }”.
group-split = { $code } is split from { $into }, everything is as before; who reported it has been told.
group-merge-how = Which ticket into which? For example “gộp PA-7K3M2Q vào PA-84G7ZK”.
group-merge-not = { $code } cannot be merged into { $into }: { $why ->
        [same] it is one ticket.
        [restricted] one of them is restricted.
        [ended] { $into } has ended.
       *[kind] only reports are merged with reports.
    }
group-split-first = { $code } is part of { $into }, which was merged itself. Split { $into } first.
group-split-not = { $code } is not merged into anything.
button-split = Split again
group-dropped = All right, { $code } stays as it was.
group-cannot = Not possible: { $code } is { $status ->
        [new] new
        [accepted] in progress
        [waiting_resident] waiting for the resident
        [waiting_other] waiting for another company
        [resolved] reported done
        [reopened] reopened
        [closed] closed
        [refused] refused
        [merged] merged into another ticket
       *[cancelled] withdrawn by the resident
    }{ $holder ->
        [none] .
       *[other] , held by { $holder }.
    }
group-restricted = { $code } is restricted: only those named for it handle it, in their own chats.
group-which-ticket = Which ticket? Reply to its card, or give the code, for example “nhận PA-7K3M2Q”.
group-not-registered = You are not registered yet. Ask the administrator for an access code and send me privately: /canbo CODE
group-link-wrong = The access code is wrong or has been withdrawn. Please ask the administrator for a new one.
group-linked = Registered: { $name }. You can now press buttons, answer a card with a number, or write “nhận”, “xong” in the group.
group-help = Reply to the card: nhận (take) · hỏi … (ask) · trả lời … (reply) · chuyển … (pass on) · xong … (done) · từ chối R… (refuse) · đổi loại … (sort) · ghi chú … (note) · chờ … (wait) · gia hạn … (more time) · hoàn tác (undo)
group-details-sent = The details of { $code } have been sent to you privately.
group-ask-answer = { $code }: what was done, by whom, when? Reply to this message, with a photo taken afterwards. (“thôi” to stop)
group-ask-answer-again = { $code }: please say exactly what was done, for example “50 W bulb replaced at 15:00”. A photo helps.
group-ask-proof = { $code }: send a photo taken afterwards, or why is there none?
group-ask-question = { $code }: what should the resident be asked? Reply to this message. (“thôi” to stop)
group-ask-reply = { $code }: what should the resident be told? Reply to this message. (“thôi” to stop)
group-ask-unit = { $code }: pass on to which unit?
group-ask-pass-reason = { $code }: why pass it on? The resident reads this reason too.
group-ask-refusal = { $code }: why refuse?
group-ask-kind = { $code }: what kind is it really? (“thôi” to drop it)
group-added = { $code }: the resident adds{ $words ->
        [none] { "" }
       *[other] : “{ $words }”
    }{ $photos ->
        [0] { "" }
       *[other] { " " }(+{ $photos } photos, press “See all”)
    }
group-answered = { $code }: the resident answers{ $words ->
        [none] { "" }
       *[other] : “{ $words }”
    }{ $photos ->
        [0] { "" }
       *[other] { " " }(+{ $photos } photos, press “See all”)
    }
group-resident-says = { $code }: the resident{ $words ->
        [none] { " " }sends photos
       *[other] : “{ $words }”
    }{ $photos ->
        [0] { "" }
       *[other] { " " }(+{ $photos } photos)
    } — reply to this message to answer.
group-phone = { $code }: the resident has sent a phone number, press “See all”.
group-pin = { $code }: the resident has sent a location, press “See all”.
group-reopened = { $code }: the resident says NOT DONE (time { $times }){ $words ->
        [none] { "" }
       *[other] : “{ $words }”
    }
group-emergency-called = { $code }: the resident has reached the emergency number.
group-emergency-not-called = { $code }: the resident COULD NOT REACH the emergency number. Press “See all” and call them now.
group-emergency-mistake = { $code }: the resident says there is no emergency.
group-waiting = { $code } is paused, waiting for somebody else. The clock goes on at { $until }; write “làm tiếp” when it is there.
group-went-on = { $code } goes on, due before { $due }.
group-never-waits = { $code } is an emergency: it cannot be paused or extended.
group-extended = { $code } is extended until before { $due }; the resident has read the reason.
group-extended-once = { $code } was extended once; that is all.
group-extend-most = { $code }: the new deadline must be after { $due } and not after { $most }.
group-away = { $name } is away until the end of { $until }. What is late meanwhile goes to whoever stands in.
group-back = { $name } is back at work.
duty-call =
    EMERGENCY, you are on duty: { $code } · { $kind } · { $street }{ $minutes ->
        [0] { "" }
       *[other] { " " }· { $minutes } minutes without an answer
    }
    Press “Nhận” so that everybody knows, then “Xem đủ” to call the resident.
duty-group = { $code }: { $minutes ->
        [0] calling { $name }, who is on duty.
       *[other] { $minutes } minutes without an answer, calling { $name }. Whoever is near, please phone.
    }
duty-nobody = { $code }: { $minutes } minutes without an answer, and nobody on the rota to call. Whoever reads this, please take it.
priority-danger = danger to life
priority-now = happening now
priority-vulnerable = vulnerable person
priority-busy_place = near a school, hospital or junction
priority-again = reopened
priority-alike = reported by several
group-ranked = { $code }: class { $was } is now { $to }, due before { $due }.
group-ranked-already = { $code } is { $to } already.
group-rank-note = { $code }: to lower it from { $was } to { $to } say why, such as “ưu tiên { $to }: đã tới xem, không còn nguy hiểm”.
group-rank-how = { $code }: which class, and why? Such as “ưu tiên K1: nắp cống ngay cổng trường”. What has a deadline by law is not changed.
digest-morning =
    Morning of { $day }: due today { $due_count } · overdue { $late_count } · taken by nobody { $unclaimed } · waiting { $waiting }{ $late ->
        [none] { "" }
       *[other]
            { "" }
            Overdue:
            { $late }
    }{ $today ->
        [none] { "" }
       *[other]
            { "" }
            Today:
            { $today }
    }{ $papers ->
        [none] { "" }
       *[other]
            { "" }
            Papers held too long: { $papers_count }
            { $papers }
    }
digest-line = { $code } · { $kind } · { $street } · { $due }{ $holder ->
        [none] { " " }· nobody
       *[other] { " " }· { $holder }
    }
digest-more = … and { $count } more
digest-evening = Evening of { $day }: received { $received } · done { $done } · overdue { $late_count } · taken by nobody { $unclaimed } · due tomorrow { $due_count }
report-ready =
    The report of month { $month } of { $year } is at /desk/reports?month={ $query }: a spreadsheet and a document, counts only.
clock-warning =
    { $which ->
        [respond] { $percent ->
            [50] { $code } · { $kind } · { $street }: nobody has taken it and half the time is gone. Answer before { $due }.
            [80] { $code } · { $kind } · { $street }: NOBODY HAS TAKEN IT, time is short. Answer before { $due }.
           *[other] { $code } · { $kind } · { $street }: NOBODY HAS TAKEN IT, the time to answer is over.
        }
        [interim] { $code } · { $kind } · { $street }: time to tell the resident how far it is. Reply to the card: “trả lời …”.
       *[resolve] { $percent ->
            [50] { $code } · { $kind } · { $street }: half the time is gone, due before { $due }.
            [80] { $code } · { $kind } · { $street }: nearly due, before { $due }. If you need more: “gia hạn …”.
           *[other] { $code } · { $kind } · { $street }: OVERDUE{ $holder ->
                [none] , nobody has it.
               *[other] , { $holder } has it.
            }
        }
    }
clock-late =
    { $level ->
        [head] To the head of the unit:
        [deputy] To the deputy chair:
       *[chair] To the chair:
    } { $code } · { $kind } · { $street }
    { $which ->
        [respond] The resident has no answer
       *[other] Not done
    }, { $percent ->
        [100] the time is over
        [150] half the time again has passed
       *[other] twice the time has passed
    } · { $unit }{ $holder ->
        [none] , nobody has it
       *[other] , { $holder } has it
    }.
clock-pause-over = { $code } · { $kind } · { $street }: the time for { $pause } is over, the clock goes on. Please decide: go on, refuse, or extend. Due before { $due }.
group-list =
    { $count } open tickets:
    { $lines }
group-list-none = No open tickets.
group-line = { $code } · { $kind } · { $street } · before { $due }{ $holder ->
        [none] { "" }
       *[other] { " " }· { $holder }
    }
ticket-details =
    { $code } · { $what } · done before { $due }
    Place: { $place }
    Location: { $map }
    Resident's words: { $words }
    More: { $more }{ $left ->
        [0] { "" }
       *[other] { " " }({ $left } more photos)
    }{ $others ->
        [none] { "" }
       *[other]
            { "" }
            Others who reported it:
            { $others }
    }{ $notes ->
        [none] { "" }
       *[other]
            { "" }
            Internal notes:
            { $notes }
    }{ $needs ->
        [none] { "" }
       *[other]
            { "" }
            A good report has: { $needs }
    }
details-other = { $place ->
        [none] { "" }
       *[other] { $place }:{ " " }
    }{ $words ->
        [none] …
       *[other] { $words }
    }
details-more = and { $count } more

# --- to be called: no message could reach the person ---
call-card =
    To be called ({ $number }){ $code ->
        [none] { "" }
       *[other] { " " }· { $code }
    }
    { $why ->
        [window] The person has not written for long, and no way to write to them is left.
        [refused] The message was refused; the person may have blocked us.
       *[other] This needs a call.
    } Since { $since }.
    Press “See all” to get the number privately, and “Called” afterwards.
call-line = ({ $number }){ $code ->
        [none] { "" }
       *[other] { " " }{ $code }
    } · { $why ->
        [window] has not written for long
        [refused] refused
        [chatless] has never written to the ward
       *[other] needs a call
    } · since { $since }
call-list =
    { $count } people to call:
    { $lines }
call-list-see = See ({ $number })
call-list-none = Nobody needs to be called.
call-details =
    To be called ({ $number }){ $code ->
        [none] { "" }
       *[other] { " " }· { $code }
    }, since { $since }
    { $phone }
    What could not be said: “{ $words }”
call-details-sent = The number to call was sent to you alone ({ $number }).
call-done = { $name } has called ({ $number }).
call-done-already = ({ $number }) was called already.
call-which = It is not clear who was called. Write “đã gọi” with a ticket code or a number, such as “đã gọi 12”; for the list write “cần gọi”.
calls-many = More people need a call. For the list write “cần gọi”.
button-phoned = Called

## Procedures: along with the resident until the result is in hand. The facts are in handlers/data/procedures (in Vietnamese).
guide-ask-which =
    { $known ->
        [0] Which papers do you need? For example: birth registration, temporary residence, certified copies.
       *[other] Which of these do you mean?
    }
guide-ask-alike = Several procedures have almost the same name. { $question }
guide-ask-bundle = { $says } Which way do you prefer?
guide-ask-again = You have begun this before: { $what }. Shall we go on?
guide-gone = I cannot look this procedure up. Please write "talk to a person".
guide-set-aside = I keep { $what } for you.
guide-other =
    { $title }:
    { $says }
guide-first =
    { $mourning ->
        [yes] I am sorry for your loss. { $title }.
       *[no] { $title }.
    } { $what }
    Where: { $agency }
    How long: { $time }
    { $count ->
        [1] One question
       *[other] A few questions
    } first, so that I list exactly your papers and fees.
guide-question = { $question }
guide-question-again = { $question } { $help }
guide-card =
    { $first }
    { $rest }
guide-card-papers =
    { $title }{ $perhaps ->
        [none] { "" }
       *[other]
            { "" }
            Perhaps possible; it depends:
            { $perhaps }
    }
    { $papers ->
        [none] Papers: nothing to bring.
       *[other]
            Papers:
            { $papers }
    }{ $spared ->
        [none] { "" }
       *[other]
            { "" }
            Not needed: { $spared }.
    }{ $more ->
        [yes]
            { "" }
            Shall I read on, about fees and where to file?
       *[no] { "" }
    }
guide-card-rest =
    Fees:
    { $fees }{ $waivers ->
        [none] { "" }
       *[other]
            { "" }
            Reduced or free: { $waivers }
    }{ $benefits ->
        [none] { "" }
       *[other]
            { "" }
            You receive:
            { $benefits }
    }
    Where:
    { $agency }
    How long:
    { $time }{ $result ->
        [none] { "" }
       *[other]
            { "" }
            You receive: { $result }.
    }{ $advice ->
        [none] { "" }
       *[other]
            { "" }
            Please note:
            { $advice }
    }
    { $ground }
guide-card-again = What would you like to do next for { $what }?
guide-perhaps-papers = Depending on your case, also:
guide-today = { $why ->
        [late] It is past { $hour }:00 today, so { $day } is the earliest.
       *[closed] The office is closed today, so { $day } is the earliest.
    }
guide-ground =
    { $law ->
        [none] Checked on { $day }.
       *[other] By { $law }. Checked on { $day }.
    }{ $unsure ->
        [yes] { " " }Where you see (*) I am not sure; the ward confirms it.
       *[no] { "" }
    }
guide-if = (if { $case })
guide-bring = { $bring ->
        [fill] fill in the form
        [original] original
        [copy] copy
        [photo] photo
        [show] bring to show
        [state] only state it
        [sign] sign
        [consent] agree in VNeID
       *[nothing] not needed
    }{ $optional ->
        [yes] , if you have it
       *[no] { "" }
    }
guide-fee =
    { $what }: { $channel ->
        [online] online { $online }
        [counter] at the counter { $counter }
        [same] { $online }
       *[both] online { $online }, at the counter { $counter }
    }
guide-fee-unknown = the ward confirms
guide-instead =
    { $says }
    { $ground }
guide-not-needed =
    You do not need this procedure. { $says }
    { $ground }
guide-not-entitled =
    In this case it is not possible yet:
    { $why }
    { $ground }
guide-notice = I remember what you answer and tick, only to go on with this. Write "delete my data" and it is erased.
guide-kept = I remember this for you: { $what }. Write "continue" whenever you like.
guide-dropped = I have let go of { $what }. Write me whenever you need anything.
guide-line = { $what }: { $stage ->
        [papers] { $missing ->
            [0] getting the papers ready
           *[other] { $missing } papers missing
        }
        [steps] being filed
        [filed] filed, waiting for the result
       *[ended] done
    }
where-i-am =
    What you are working on:
    { $files }{ $tickets ->
        [none] { "" }
       *[other]
            { "" }
            Your tickets:
            { $tickets }
    }
guide-changed =
    Please note, { $what } has changed since last time.{ $said ->
        [none] { "" }
       *[other] { " " }{ $said }
    }{ $new ->
        [none] { "" }
       *[other] { " " }New papers: { $new }.
    }{ $gone ->
        [none] { "" }
       *[other] { " " }No longer needed: { $gone }.
    }{ $fees ->
        [none] { "" }
       *[other] { " " }The fee is now: { $fees }.
    }
guide-aside-fees =
    Fees:
    { $lines }
guide-aside-time =
    How long:
    { $lines }
guide-aside-agency =
    Where:
    { $lines }
guide-aside-papers =
    Papers:
    { $lines }

guide-ask-mandate = You are doing this for { $whom }. { $Whom }: do they know and agree? I write this down, for this matter only, for { $days } days.
guide-mandate-first = Please ask { $whom } first. When they agree, write "continue".
guide-ask-event = { $event ->
        [birth] On which day was the baby born? I work out the deadline and remind you.
        [death] { $condoled ->
            [yes] On which day did your relative pass away? I work out the deadline for you.
           *[no] I am sorry for your loss. On which day did your relative pass away? I work out the deadline for you.
        }
        [arrival] On which day did you move in? I work out the deadline and remind you.
        [expiry] Which expiry date is on the paper? I remind you before it.
       *[other] On which day did you receive it? I work out the deadline and remind you.
    }
guide-deadline = { $days ->
        [0] Today ({ $end }) is the last day.
       *[other] The last day is { $end }, in { $days } days.
    }{ $reminded ->
        [yes] { " " }I will remind you before it.
       *[no] { "" }
    }
guide-deadline-over = The deadline passed on { $end }, but it can still be done.{ $late ->
        [none] { "" }
       *[other] { " " }{ $late }
    }

guide-ask-paper =
    Do you have { $paper }? Needed: { $bring }.{ $looks ->
        [none] { "" }
       *[other] { " " }{ $looks }
    }
guide-where =
    { $paper }: { $where }{ $looks ->
        [none] { "" }
       *[other] { " " }{ $looks }
    }
guide-where-unknown = I am not sure; an official can tell you.
guide-papers =
    { $count ->
        [0] { $ready ->
            [yes] You have all the papers for { $title }.
           *[nothing] There is nothing to look for beforehand for { $title }.
        }
       *[other] Still missing for { $title }:
    }{ $missing ->
        [none] { "" }
       *[other]
            { "" }
            { $missing }
    }
guide-nudge = In { $days } days I will ask you how { $what } is coming on.

guide-ask-way =
    How would you like to file? Fees:
    { $fees }
guide-way-online = Online, then. The ward never asks for passwords or OTP codes, and never sends links to install an app.
guide-way-counter = At the counter, then. Please bring your identity card.
guide-ask-need =
    { $question }{ $why ->
        [none] { "" }
       *[other] { " " }{ $why }
    }
guide-need-missing =
    That is all right. These are the other ways:
    { $ways }
guide-home =
    What a team at your home can do: { $team }
    What you do yourself: { $person }
guide-step =
    Step { $number }/{ $count }. { $do }{ $condition ->
        [none] { "" }
       *[other] { " " }({ $condition })
    }{ $screen ->
        [none] { "" }
       *[other]
            { "" }
            { $screen }
    }
guide-ask-stuck = What do you see on the screen? Choose, or write a few words.
guide-rescue =
    { $symptom }. Please try:
    { $fix }
    Does it work now?
guide-rescue-alone =
    { $symptom }. Please try:
    { $fix }
guide-stuck-about = Stuck: { $what }, step { $step }.{ $words ->
        [none] { "" }
       *[other] { " " }“{ $words }”
    }
guide-send-picture = Take a screenshot and send it to me. Please cover identity numbers, passwords and OTP codes.
guide-ask-picture = Is there an identity card, a password or an OTP code in the picture? If so, I drop it at once and keep nothing.
guide-picture-refused = I have dropped that picture and kept nothing. The ward takes no pictures of identity cards, passwords or OTP codes here.
secret-refused = Please send passwords and OTP codes to nobody, not even to officials. I do not keep your last message. If you sent it to somebody else, change the password now.

guide-ask-code = { $way ->
        [online] All steps are done. Please copy the file code from the screen, for example H26.107-261120-0001.
       *[other] All steps are done. Please copy the file code from the receipt, for example H26.107-261120-0001.
    }
guide-not-filed = When { $what } is filed, write "continue", and I will note the code and remind you of the day.
guide-ask-promised = { $way ->
        [online] For which day does the portal promise the result? Write the day, and I will remind you.
       *[other] Which day is on the receipt? Write the day, and I will remind you.
    }
guide-ask-area = Which neighbourhood group (tổ) do you live in? The ward only counts, to know where help is needed.
guide-filed = { $known ->
        [yes] Noted: { $what }, result promised for { $due }. I will ask you on that day.
        [quiet] Noted: { $what }, result promised for { $due }. Write me whenever the family needs anything.
       *[no] Noted: { $what } is filed. Write me when there is news.
    }{ $how ->
        [none] { "" }
       *[other] { " " }{ $how }
    } If the office asks for more, write me at once, so that no deadline is missed.
guide-filed-stands =
    { $what }: filed{ $code ->
        [none] { "" }
       *[other] , code { $code }
    }{ $due ->
        [none] .
       *[other] , result promised for { $due }.
    }{ $late ->
        [yes] { " " }That day has passed.
       *[no] { "" }
    } How does it stand now?
guide-wait = The result is promised for { $due }; please wait until then. If it is not there by that day, I will tell you how to ask.
guide-late =
    So { $what } is late. This is what you can do:
    { $fix }
guide-late-about = File is late, please ask for the resident: { $what }{ $code ->
        [none] { "" }
       *[other] , code { $code }
    }
guide-ask-came = What did the office tell you?
guide-came-supplement = { $end ->
        [none] Please add the papers to the same file; do not make a new one. The deadline is on the request.
       *[other] Please add the papers by { $end } to the same file; do not make a new one. I will remind you before it.
    }
guide-came-draft = { $end ->
        [none] Please read the draft carefully and answer soon. No answer counts as agreement.
       *[other] Please read the draft carefully and answer by { $end }. No answer counts as agreement.
    }
guide-came-consent = { $end ->
        [none] The head of the household or the owner agrees in VNeID.
       *[other] The head of the household or the owner agrees in VNeID by { $end }. I will remind you before it.
    }
guide-ask-rating = I am glad. How was it to get { $what } done?
guide-ask-alone = Could you do it alone next time?
guide-end-quietly = The papers are done. Write me whenever the family needs anything more.
guide-end = Thank you. Write me whenever you need other papers.
guide-remind-result =
    Today the result of { $what } is promised{ $code ->
        [none] { "" }
       *[other] { " " }(code { $code })
    }. Have you received it?
guide-remind-papers = How are the papers for { $what } coming on?
guide-remind-deadline = { $days ->
        [0] Today ({ $end }) is the last day for { $what }.
       *[other] { $days } days are left for { $what } (until { $end }).
    } Shall we go on?

guide-button-other = Something else
guide-button-mend = See how to mend it
guide-button-only = Only { $what }
guide-button-anew = Begin anew
guide-button-papers = Get the papers ready
guide-button-how = How to file
guide-button-later = Later
guide-button-read-on = Read on
guide-button-card = Show it again
guide-button-have = I have it
guide-button-missing = Not yet
guide-button-where = Where do I get it?
guide-button-tick = Tick again
guide-button-nudge = Remind me in 3 days
guide-button-agreed = Yes, they agree
guide-button-not-asked = Not asked yet
guide-button-online = Online
guide-button-counter = At the counter
guide-button-home = Please come to my home
guide-button-yes = Yes
guide-button-no = Not yet
guide-button-helped = Somebody helps me
guide-button-done = Done with this step
guide-button-stuck = I am stuck
guide-button-screen = Send a screenshot
guide-button-other-trouble = Another problem
guide-button-fixed = It works
guide-button-still = Still stuck
guide-button-clean = No
guide-button-secret = Yes
guide-button-notyet = Not yet
guide-button-got = I have received it
guide-button-more = The office wrote to me
guide-button-ask-office = Let an official ask
guide-button-supplement = More papers are wanted
guide-button-draft = A draft to check
guide-button-consent = Waiting for the household head
guide-button-no-need = No longer needed
guide-button-alone-yes = Yes, alone
guide-button-alone-perhaps = With a little help
guide-button-alone-no = I need somebody

# --- link: two channels of one person ---
link-code =
    Your link code, good once within { $minutes } minutes:
    { $link }
    Open the other channel (Zalo, Telegram or the web page) and write: link { $link }
    Give this code to nobody: whoever has it can see your tickets.
link-wrong = This code is wrong or older than { $minutes } minutes. Please write “link” on the other channel to get a new one.
link-own = This code is your own. Please open the other channel and write it there.
link-ask-sure =
    This code is from { $channel ->
        [zalo_oa] Zalo
        [zalo_bot] Zalo
        [telegram] Telegram
        [web] the ward's web page
       *[other] the other channel
    }. Once joined, the tickets and filings of both sides belong to one person. Shall I join them?
link-done = Done. From now on you see your tickets and filings on either side.
link-joined =
    { $channel ->
        [zalo_oa] Zalo
        [zalo_bot] Zalo
        [telegram] Telegram
        [web] The ward's web page
       *[other] The other channel
    } was just joined to you with a link code. If that was not you, write “talk to a person” and the ward will undo it at once.
button-link-yes = Join them
button-link-no = Do not join

abuse-kind =
    { $matter ->
        [yes] I see you are upset; I am on it.
       *[no] I see you are upset. Tell me what is wrong and where, and I will pass it to the right person.
    }
abuse-pause = Those words were too harsh, so I pause taking new matters until { $until }; staff will look at it. If anybody is in danger, write to me: I still listen.
abuse-paused = I have paused taking new matters until { $until }. If there is danger, write at once, I still listen; for other urgent matters please go to { $ward }.
abuse-refused-often =
    { $kind ->
        [hoax] Several times staff did not find what was reported, so I pause taking new matters until { $until }.
       *[insult] Several messages were too harsh, so I pause taking new matters until { $until }.
    }
    If we got it wrong, please see staff at { $ward }. If there is danger, write: I still listen.
abuse-lifted = Staff have looked at it again. Please write as usual; I am sorry for the wait.
flood-noted = I have all your messages. Please put the rest into one; if there is danger, write at once.
abuse-card =
    Please review ({ $number }): a resident { $kind ->
        [hoax] has { $count } reports closed as untrue{ $code ->
            [none] { "" }
           *[other] , the latest { $code }
        }.
       *[insult] was abusive { $count } times{ $words ->
            [none] { "" }
           *[other] : “{ $words }”
        }.
    }
    I take no new matters from them until { $until }; danger is still heard. Keep it or lift it?
abuse-reviewed = { $verdict ->
        [lifted] Lifted ({ $number }); it no longer counts.
       *[kept] Kept ({ $number }); it ends by itself.
    }
abuse-reviewed-already = ({ $number }) was already reviewed.
abuse-not-yours = Only ward leaders review this, in their own chats.
button-lift = Lift
button-keep-paused = Keep

# --- technical alarms: for the officials' group and whoever runs the machine ---
alarm =
    Technical notice: { $kind ->
        [provider_down] since { $at } nothing could be sent by { $ref }. Messages are kept and go out when it works again.
        [group_gone] the officials' group on { $ref } cannot be written to. Its cards are at /desk/group; please check its id.
        [chat_moved] the officials' group has another id now ({ $detail }).
        [nobody_for_restricted] a restricted ticket had no leader to go to. Please register a leader.
        [nobody_unconcerned] a restricted ticket is about an official, and nobody else can receive it. Please register another leader.
        [database_failed] the database cannot be used. New messages are not taken; their channels will bring them again.
        [zalo_reauth] Zalo wants the ward's account authorised again. Messages wait; please run “phuongoi zalo authorize”.
        [zalo_silent] Zalo brings no messages any more. Missed ones are being fetched; please switch the Webhook on at developers.zalo.me.
        [zalo_refused] Zalo does not let the ward's account send (code { $ref }). Messages wait; please run “phuongoi doctor”.
        [zalo_quota] Zalo's sending quota is used up (code { $ref }). Messages wait for the next period.
        [zalo_token] Zalo does not accept the access token (code { $ref }). Messages wait; please run “phuongoi doctor”.
        [zalo_old_grant] Zalo's grant was not renewed for 60 days and runs out soon. Please run “phuongoi zalo authorize”.
        [zalo_no_rotation] Zalo gave no new refresh token. Please keep an eye on it; it may have to be authorised again.
        [zalo_refresh_unsure] nobody knows whether Zalo renewed the token. It is tried again; it may have to be authorised again.
        [zalo_oauth_refused] Zalo refuses to renew the token. Please run “phuongoi doctor”.
        [zalo_unsigned] what Zalo tells is signed with another secret and not taken; it is being fetched instead. Check PHUONGOI_ZALO_OA_SECRET_KEY.
        [zalo_wrong_oa] the Zalo tokens in use belong to another account. Check PHUONGOI_ZALO_OA_ID.
        [bot_refused] Zalo does not accept the ward's bot ({ $detail }). Messages are held; please run “phuongoi doctor”.
        [bot_plan] the Zalo bot has used { $detail } of its plan's { $ref ->
            [messages] messages of this month
            [users] people
           *[groups] groups
        }. When it is used up the bot can send no more; please see its plan in Zalo Bot Manager.
        [bot_full] the plan of the Zalo bot is used up. Residents are reached another way or are on the call list; cards are still at /desk/group.
        [nobody_to_escalate] to the chair: ticket { $ref } is overdue and there was nobody to tell. Please look at it, and name people under [escalation] in the ward file.
        [nobody_on_duty] EMERGENCY { $ref }: nobody is on duty to be called. Please phone each other now, and fill in [[duty]] in the ward file.
        [duty_silent] EMERGENCY { $ref }: everybody on duty was called, for { $detail } minutes nobody has answered. Please phone now.
        [job_failed] the timed job { $ref } failed because of a fault in the program. It will be tried again; please see the log.
        [bug] { $count } messages could not be answered because of a fault in the program. Please run “phuongoi failed”.
        [dead_letter] { $count } messages could not be delivered within an hour. Please run “phuongoi doctor”.
        [send_unknown] of { $count } messages nobody knows whether they arrived.
       *[other] { $kind } ({ $ref }).
    }
alarm-over =
    Technical notice: { $kind ->
        [provider_down] messages go out by { $ref } again.
        [database_failed] the database works again.
        [zalo_reauth] Zalo is authorised again, and what waited is being sent.
        [zalo_silent] Zalo brings messages again.
        [zalo_unsigned] what Zalo tells is signed as it should be again.
       *[other] what was wrong ({ $kind }) is well again.
    }

## Appointments
button-book = Make an appointment
button-other-day = Another day
button-other-time = Another time
button-wait-list = Wait, tell me when one is free
button-stop-waiting = Stop waiting
button-book-yes = Book it
button-book-move = Change the time
button-book-cancel = Cancel it
button-book-keep = Keep it
button-book-again = Book again
button-come = I will come
button-take-seat = Take it
button-no-need = No longer needed
button-all-papers = All the papers
booking-ask-offering = Where would you like an appointment?
booking-ask-offering-again = Please choose one of the numbers below.
booking-ask-what = What do you come to { $where } for? Then I can say what to bring.
booking-ask-elder = Is the person who comes 75 or older? The ward keeps seats for them.
booking-ask-day = Which day would you like? You can also write a date, for example “3/12”.
booking-ask-day-again = Please choose a day below, or write a date such as “3/12”.
booking-ask-when = { $why ->
        [fits] Yes, that works. Please choose a time:
        [closed] Sorry, { $where } is closed then. The nearest times are:
        [late] Sorry, it is too late to book that time. The nearest times are:
        [far] Sorry, I can only book the next { $days } days. The nearest times are:
        [full] Sorry, that time is full. Choose the nearest one, or wait:
        [lost] Sorry, somebody has just taken that one. These are still free:
        [none] Sorry, { $where } is full for the next { $days } days. { $walk ->
            [yes] You can come and take a number there, or I ask an officer to help you.
           *[no] I can ask an officer to arrange it.
        }
       *[any] These times are free at { $where }. Please choose:
    }
booking-ask-when-again = { $why ->
        [none] Sorry, { $where } is full for the next { $days } days. { $walk ->
            [yes] You can come and take a number there, or I ask an officer to help you.
           *[no] I can ask an officer to arrange it.
        }
       *[any] Please choose a time below, or write the day and time that you want.
    }
booking-ask-sure = { $moving ->
        [yes] I move it to { $when }, { $where }. All right?
       *[no] I hold { $when }, { $where }, for you. Shall I book it?
    }
booking-ask-sure-again = Shall I book { $when }, { $where }?
booking-done =
    Done. We expect you at { $when }, { $place }. Code: { $code }.{ $bring ->
        [none] { "" }
       *[some] { " " }Please bring: { $bring }
    }{ $map ->
        [none] { "" }
       *[some] { "" }
    The way there: { $map }
    }
booking-file = Add it to your calendar: { $file }
booking-show =
    { $status ->
        [waiting] You are waiting for a place at { $when }, { $where }. I tell you as soon as there is one.
        [offered] I am holding { $when }, { $where }, for you. Would you like it?
       *[booked] Your appointment is at { $when }, { $place }. Code: { $code }.
    }{ $bring ->
        [none] { "" }
       *[some] { " " }Please bring: { $bring }
    }{ $map ->
        [none] { "" }
       *[some] { "" }
    The way there: { $map }
    }
booking-have-one = You already have an appointment: { $when }, { $where }. Would you like to change or cancel it?
booking-over = The appointment of { $when } is no longer there. Would you like a new one?
booking-more-papers = other papers depend on the case: press “All the papers”
booking-unknown = I cannot find this appointment of yours.
booking-waiting = You are on the waiting list of { $where }, from { $when } on. I tell you as soon as a place is free.
booking-offered =
    A place is free: { $when }, { $where }.
    I hold it for you until { $until }. Would you like it?
booking-offer-over = I did not hear from you, so { $when } went to the next person. I can find another time if you like.
booking-ask-change = Your appointment is at { $when }, { $where }. What would you like to do?
booking-cancelled = { $was ->
        [waiting] You are off the waiting list.
        [offered] All right, the place goes to somebody else.
       *[booked] Your appointment of { $when } is cancelled. I can make a new one if you like.
    }
booking-kept-as-it-was = All right, your appointment stays as it was.
booking-see-you = The ward expects you at { $when }.
booking-remind =
    { $near ->
        [soon] A reminder: your appointment is at { $when }, { $place }.
       *[day] A reminder: you have an appointment at { $when }, { $place }. Can you come?
    }{ $bring ->
        [none] { "" }
       *[some] { " " }Please bring: { $bring }
    }
booking-called-off =
    The ward is sorry: the appointment of { $when }, { $where }, has to be put off{ $reason ->
        [none] { "" }
       *[some] { " " }({ $reason })
    }.
    Please choose a new time:
booking-other-place = Your appointment of { $when } has another place now: { $place }. The time stays as it is.
booking-missed = We did not meet you at { $when }. That is all right; shall I find you another time?
bookings-none = You have no appointment.
bookings-list =
    Your appointments:
    { $lines }
bookings-which =
    Which appointment do you mean?
    { $lines }
booking-line = { $when } · { $where } · { $status ->
        [waiting] waiting for a place
        [offered] a place is free, waiting for you
       *[booked] booked
    }

## Appointments: the officials' group
schedule-list =
    { $day }: { $count } people.
    { $lines }
    Write “đến CODE”, “vắng CODE”, “chi tiết CODE”, “lấy số”.
schedule-none = { $day }: nobody has an appointment.
schedule-line = { $time } · { $who ->
        [number] number { $number }
       *[code] { $code }
    } · { $where }{ $what ->
        [none] { "" }
       *[some] { " " }· { $what }
    }{ $elder ->
        [yes] { " " }· 75+
       *[no] { "" }
    } · { $status ->
        [arrived] here
        [no_show] did not come
        [coming] said they come
        [queued] waits with a number
        [called] was called
        [served] done
       *[booked] expected
    }
schedule-arrived = { $code }: here.
schedule-no-show = { $code }: did not come; we asked how they are.
schedule-cannot = { $code }: nobody is expected under this code any more.
schedule-too-early = { $code }: the appointment is at { $when }, not yet.
schedule-unknown = There is no appointment { $code }.
schedule-walk-in = Number { $number }{ $elder ->
        [yes] { " " }(75+)
       *[no] { "" }
    } · { $where }, { $day }. { $before ->
        [0] Next to be called.
       *[other] { $before } before them.
    }
schedule-which = Where? Add its name: { $names }.
schedule-details =
    { $code } · { $when } · { $where }
    Name: { $name }
    For: { $what }
    { $phone }
schedule-details-sent = The details of { $code } were sent to you alone.
schedule-when = When is it called off? For example “hủy lịch quầy chiều nay vì bão”.
schedule-ask-close = Call off { $where } from { $begin } to { $end }: { $count } people are told and offered new times. Sure?
button-close-yes = Call off and tell everybody
button-close-no = No
schedule-closed = { $where } takes no bookings from { $begin } to { $end }; { $count } people were told. Again: “mở lịch …”.
schedule-not-closed = Nothing was called off.
schedule-reopened = { $where } takes bookings again, { $begin } to { $end }. Whoever was put off keeps the new time.
schedule-visits = visits to homes
schedule-all = every place that takes bookings
schedule-details-leaders = { $code } is for the reception day: only leaders see who comes.

## Numbers of the day
queue-number = { $status ->
        [called] Your number { $number } has just been called. Please come in now: { $place }.
       *[queued] Your number is **{ $number }**, { $where }. { $before ->
            [0] You are next; please wait at the door.
           *[other] Before you: { $before }. I will write when it is nearly your turn.
        }{ $elder ->
            [yes] { " " }People of 75 and older are called first.
           *[no] { "" }
        }
    }
queue-soon = It is nearly your turn: number { $number }. { $before ->
        [0] You are next; please come to { $place }.
       *[other] Before you: { $before }. Please come to { $place }.
    }
queue-come = Number **{ $number }**, it is your turn. Please come in: { $place }.
queue-missed = Number { $number } was called and you were not there. That is all right: tell the desk your number and you are called again.
queue-ended = I am sorry, { $where } closed before number { $number } was called. With an appointment you need not wait; shall I find one?
queue-left = All right, I have given up number { $number }. Whenever you need one, I can make an appointment.
queue-how = Numbers are given on the spot: scan the QR code at the desk, or ask an officer for one. With an appointment you need not wait; would you like one?
queue-shut = { $why ->
        [early] It is still early; { $where } gives no numbers yet. Please scan again shortly before it opens.
        [over] { $where } is over for today. Shall I make an appointment for another day?
        [not_today] { $where } is not open today. Shall I make an appointment for another day?
       *[off] { $where } is closed at the moment. Shall I make an appointment for another day?
    }
button-queue-where = How many before me?
button-queue-elder = I am 75 or older
button-queue-leave = I will not wait
queue-calling = Calling number { $number }{ $elder ->
        [yes] { " " }(75+)
       *[no] { "" }
    }. { $left ->
        [0] Nobody else waits.
       *[other] { $left } still wait.
    }
queue-empty = { $where }: nobody waits.
queue-unknown = { $where }: there is no number { $number } today.
queue-over = Number { $number } is done or no longer waits.
queue-absent = Number { $number }: not there. When they are back: “mời số { $number }”.
button-call-next = Call the next one
button-give-number = Give a number
button-absent = Not there

## Sessions at a hall, in the officials' group: no resident's name
session-role = { $role ->
        [leader] leader
        [deputy] deputy
        [justice] justice officer
       *[youth] youth member
    }
session-none = There is no session in the next two weeks.
session-calendar =
    Sessions of the next two weeks:
    { $lines }
    When it is time: “mở buổi”. The roster: page /desk/sessions.
session-line = { $day } · { $hours } · { $place } · { $status ->
        [open] open
        [closed] done
        [cancelled] called off
       *[planned] { $missing ->
            [0] complete
           *[other] { $missing } missing
        }
    } · { $booked } booked
session-which = Which session? Write where: { $names }.
session-none-open = No session is open. “Mở buổi” begins one.
session-is-open = The session of { $day } at { $place } is open already.
session-is-cancelled = The session of { $day } at { $place } was called off. To hold it, first “mở lịch” for that day.
session-is-over = This session is not open any more.
session-opened =
    SESSION OPEN · { $day } · { $place }
    { $team } on the roster{ $missing ->
        [none] { "" }
       *[some] { "" }, missing { $missing }
    } · { $booked } booked · { $waiting } waiting
    Write “xong khai sinh nộp online”, “cài VNeID 3”, “ca khó …”, “mượn 2 laptop”, at the end “đóng buổi”.
session-now =
    Session { $day } · { $place }: { $people } people met, { $waiting } waiting.{ $lines ->
        [none] { "" }
       *[some] { "" }
    { $lines }
    }
    First time online { $first_time } · hard cases { $hard } · VNeID installed { $vneid } · local app { $local_app }
session-procedure = – { $what }: { $parts }
session-other-matter = another matter
session-ask-outcome = { $what }: with what result?
button-outcome-filed_online = Filed online
button-outcome-taught = Taught
button-outcome-handed_over = Handed over
button-outcome-came_again = Comes again
session-counted = Counted{ $number ->
        [0] { "" }
       *[other] { " " }number { $number }
    }: { $what }, { $outcome }{ $count ->
        [1] { "" }
       *[other] { " " }× { $count }
    }{ $first ->
        [yes] , for the first time
       *[no] { "" }
    }. A mistake? “Ghi nhầm”.
session-app = Counted: { $app ->
        [vneid] VNeID
       *[other] the local app
    } installed for { $count }.
session-met = Counted: { $count } more people met.
session-taken-back = Taken back: { $outcome ->
        [vneid] VNeID installed
        [local_app] the local app installed
        [met] more people met
       *[other] { $what }
    }.
session-nothing-back = You have counted nothing in this session yet.
session-confided = This hard case is taken. Only the officers named for it can read it.
session-handed-over = Hard case: { $what } → { $code }{ $due ->
        [none] { "" }
       *[some] , answer before { $due }
    }. { $count ->
        [0] No justice officer is on the roster: the one-stop desk takes it.
       *[other] { $told } was told alone.
    }
session-hard-what = A hard case of what? For example “ca khó khai sinh số 12”, “ca khó PA-…”. What is private goes to the justice officer alone.
session-hard-unknown = There is nothing under { $code }. Please look at the code again.
session-hard-case =
    Hard case of the session { $day }, { $place }: { $what }, code { $code }.{ $words ->
        [none] { "" }
       *[some] { "" }
    “{ $words }”
    }
    Write “nhận { $code }” when you can take it.
session-borrowed = Borrowed: { $items }. When it is back: “trả …” or “trả hết”.
session-returned = Returned: { $items }.{ $left ->
        [none] { " " }Nothing is out.
       *[some] { " " }Still out: { $left }.
    }
session-ask-close = Before it closes:{ $items ->
        [none] { "" }
       *[some] { " " }{ $items } not returned.
    }{ $count ->
        [0] { "" }
       *[other] { " " }{ $count } booked, neither “đến” nor “vắng”: { $codes }.
    } Close all the same?
button-session-close = Close the session
button-not-yet = Not yet
session-stays-open = The session stays open.
session-closed =
    SESSION CLOSED · { $day } · { $place }
    { $people } people met{ $wait ->
        [0] { "" }
       *[other] , { $wait } minutes' wait on average
    }{ $left ->
        [0] { "" }
       *[other] , { $left } not called any more were told
    }.{ $lines ->
        [none] { "" }
       *[some] { "" }
    { $lines }
    }
    First time online { $first_time } · trips saved { $trips } · hard cases { $hard } · VNeID installed { $vneid } · local app { $local_app }{ $items ->
        [none] { "" }
       *[some] { "" }
    NOT RETURNED: { $items }
    }
session-gaps = Session { $day }, { $hours }, { $place }, still missing: { $missing }. The leader adds people at /desk/sessions.
session-reminded = Tomorrow there is a session, { $day }, { $hours }, { $place }: { $told } were reminded.{ $untold ->
        [0] { "" }
       *[other] { " " }{ $untold } could not be written to here; the leader should call them.
    }
session-remind = Tomorrow, { $day }, there is a session at { $place }, { $hours }; you are { $role }. Can you come?
button-session-come = I can come
button-cannot = I cannot
session-see-you = Thank you. See you on { $day } at { $place }.
session-cannot = I have told the group that you cannot come on { $day }.
session-dropped-out = { $name } cannot come on { $day }.{ $missing ->
        [none] { "" }
       *[some] { " " }Missing: { $missing }.
    }
session-not-yours = You are not on this roster, or the session is over.
session-leaders = Only leaders put people on the roster.
session-not-on-it = Only leaders, or who is on its roster, move a session.
session-there-already = { $name } is on the roster of { $day } already.
session-assigned = { $name } is on the roster of { $day }: { $role }.{ $missing ->
        [none] { " " }It is complete.
       *[some] { " " }Missing: { $missing }.
    }
session-called-off = The session of { $day } at { $place } is called off{ $reason ->
        [none] { "" }
       *[some] { "" }: { $reason }
    }. You need not come.
session-cancelled = The session of { $day } at { $place } is called off; { $told } on its roster were told.{ $untold ->
        [0] { "" }
       *[other] { " " }{ $untold } could not be written to; the leader should call them.
    }
session-other-place = The session of { $day }, { $hours } has another place now: { $place }.
session-moved = The session of { $day } is at { $place } now; { $told } on its roster and { $booked } with appointments were told.{ $untold ->
        [0] { "" }
       *[other] { " " }{ $untold } could not be written to; the leader should call them.
    }
session-back-on = The session of { $day } at { $place } takes place after all, { $hours }.
session-on-again = The session of { $day } at { $place } takes place after all; { $told } on its roster were told.{ $untold ->
        [0] { "" }
       *[other] { " " }{ $untold } could not be written to; the leader should call them.
    }

## Receipts of papers: residents
receipt-ask-taken =
    { $again ->
        [yes] Officer { $by } has corrected the list of papers taken:
       *[no] Officer { $by } says that these papers were taken:
    }
    { $papers }
    Receipt { $code }. Is it right and complete?
receipt-ask-returned =
    The ward says that the papers of receipt { $code } were returned:
    { $papers }
    Do you have all of them?
button-receipt-right = Right and complete
button-receipt-wrong = Not right
receipt-agreed = { $was ->
        [returning] So all your papers are back. Receipt { $code } is closed.
       *[listed] Noted. The ward keeps them safe and tells you each step; to ask, write { $code }.
    }
receipt-objected = { $was ->
        [returning] I am sorry. An officer is asked at once to look for the papers of receipt { $code }.
       *[listed] I am asking the officer to correct it at once. Until you agree, receipt { $code } does not count.
    }
receipt-step = { $event ->
        [sign] { $status ->
            [returned] You signed that all papers are back; receipt { $code } is closed.
           *[held] You signed receipt { $code } on paper; I have noted it.
        }
        [withdraw] Receipt { $code } is cancelled: the papers stayed with you.
        [receive] Your papers have reached the one-stop desk (receipt { $code }).
        [file] Your file was handed in: { $office }.{ $due ->
            [none] { "" }
           *[day] { " " }The result is promised for { $due }.
        }{ $file_code ->
            [none] { "" }
           *[some] { " " }File code { $file_code }.
        }
       *[result] The result of your file is there (receipt { $code }). The ward hands it to you and asks you again, to be sure.
    }
receipt-show =
    { $status ->
        [listed] Receipt { $code } waits for you to say whether it is right and complete.
        [disputed] An officer is correcting receipt { $code }.
        [held] Officer { $by } has the papers of receipt { $code }.
        [passing] The papers of receipt { $code } are being handed to the one-stop desk.
        [at_desk] The papers of receipt { $code } are at the one-stop desk.
        [filed] The papers of receipt { $code } were handed in: { $office }.{ $due ->
            [none] { "" }
           *[day] { " " }The result is promised for { $due }.
        }
        [ready] The papers of receipt { $code } are waiting to be given back to you.
        [returning] The ward says that the papers of receipt { $code } were returned. Do you have all of them?
        [returned] All papers of receipt { $code } were given back to you.
       *[cancelled] Receipt { $code } was cancelled: the papers stayed with you.
    }
    { $papers }
receipt-none = I find no receipt of papers of yours. An officer can help you.

## Receipts of papers: the officials' group
receipt-card = { $code } · papers: { $count }{ $area ->
        [none] { "" }
       *[some] { " " }· { $area }
    } · { $status ->
        [listed] waiting for the resident to agree
        [disputed] THE RESIDENT SAYS IT IS NOT RIGHT
        [held] { $holder } has them
        [passing] { $holder } handed them over, somebody must receive them
        [at_desk] received by the one-stop desk ({ $holder })
        [filed] handed in: { $office }{ $due ->
            [none] { "" }
           *[day] , promised for { $due }
        }
        [ready] to be given back
        [returning] given back, waiting for the resident's word
        [returned] all given back
       *[cancelled] cancelled
    }
button-receipt-sign = Signed on paper
button-receipt-pass = Hand over
button-receipt-receive = Received
button-receipt-recall = Take back
button-receipt-file = Hand in the file
button-receipt-result = Result is there
button-receipt-give_back = Given back
button-receipt-mend = Correct the list
button-receipt-withdraw = Cancel the receipt
receipt-noted = { $code }: { $act ->
        [sign] signed on paper.
        [pass] handed over, somebody else must receive it.
        [receive] received.
        [recall] kept.
        [file] handed in.
        [result] the result is there.
        [give_back] given back, waiting for the resident's word.
        [mend] corrected, the resident is asked again.
       *[withdraw] cancelled, the papers stayed in the house.
    }
receipt-two-people = { $code }: whoever hands over cannot receive. Another official must press “Đã nhận”.
receipt-unknown = There is no receipt { $code }.
receipt-cannot = { $code }: { $status ->
        [listed] waiting for the resident to agree
        [disputed] the resident says that it is not right, correct the list
        [held] an officer has them
        [passing] waiting for the receiver
        [at_desk] the desk has received them
        [filed] handed in
        [ready] to be given back
        [returning] waiting for the resident's word
        [returned] all given back
       *[cancelled] cancelled
    }; that cannot be done now.
receipt-changed = { $code }: somebody was faster.
receipt-help = { $code }: write “giao”, “nhận”, “nộp”, “có kết quả”, “đã trả”, “đã ký”, “sửa”, “hủy” or “chi tiết”.
receipt-ask-papers = { $code }: which papers, how many? For example “2 giấy khai sinh, 1 sổ hộ khẩu”.{ $usual ->
        [none] { "" }
       *[some] { " " }Usually: { $usual }.
    }
receipt-no-number = { $code }: do not write the number of a paper, only its name and how many.
button-receipt-usual = Exactly the usual papers
receipt-ask-office = { $code }: handed in where?
receipt-ask-file-code = { $code }: the file code on the appointment slip?
receipt-ask-due = { $code }: for which day is the result promised? For example “thứ Sáu”.
button-no-day = No day was named
receipt-details =
    { $code } · papers: { $count } · since { $since }{ $office ->
        [none] { "" }
       *[some] { " " }· { $office }
    }{ $due ->
        [none] { "" }
       *[day] { " " }· promised for { $due }
    }
    { $papers }
    Held by: { $holder }
    File code: { $file_code }
receipt-details-sent = The details of { $code } were sent to you alone.
receipt-list =
    Papers that are not back yet: { $count } receipts.
    { $lines }
receipt-list-none = The ward holds no papers of residents.
receipt-due = Result promised for { $due }: { $code } · papers: { $count } · { $office }. When you have it, press “Có kết quả”.
receipt-objected-card = { $code } · papers: { $count }: { $status ->
        [disputed] the resident says that the list is not right. Look again, then press “Sửa danh sách”.
       *[ready] the resident says that not all came back. Please call them at once.
    }{ $said ->
        [none] { "" }
       *[words] { " " }“{ $said }”
    }
receipts-late =
    { $count } receipts of papers are older than { $days } days:
    { $lines }

## After a visit: residents
visit-reported =
    { $did ->
        [online] The officer says that the file was sent online: { $what }.{ $file_code ->
            [none] { "" }
           *[some] { " " }File code { $file_code }.
        }{ $saved ->
            [none] { "" }
           *[some] { " " }Online it cost { $saved } đồng less.
        }
        [papers] The officer says that papers were taken along: { $what }. I read the list back to you in a moment.
        [certified] The officer says that it was done at home: { $what }.
        [taught] The officer says that you were shown how to do it on the phone: { $what }.
        [seen] The officer says that they were at your home: { $what }.
       *[impossible] It could not be done this time: { $what }. { $why ->
            [ill] The person was unwell; the ward comes again when they feel better.
            [papers] Papers were missing; the ward comes again when they are there.
            [account] The account could not be opened; the ward helps again another day.
            [law] By law this is done at the office; please make an appointment at the counter.
            [unwilling] Your family wanted to wait; write to me whenever you need it.
           *[other] The officer wrote: “{ $said }”.
        }
    }{ $next ->
        [none] { "" }
       *[some] { " " }What comes next: { $next }{ $day ->
            [none] { "" }
           *[some] , { $day }
        }.
    }
visit-next-result = an officer brings the result
visit-next-again = an officer comes once more
visit-no-one = An officer came by ({ $when }) and met nobody. That is all right. What would you like now?
button-visit-other-day = Another day
button-visit-call = Please call me
button-visit-stop = No longer needed
visit-call-about = Please call back: home visit { $code }, nobody was met.
visit-stopped = All right. Write to me whenever you need it.
visit-remind-next = A reminder ({ $what }): { $next }{ $day ->
        [none] { "" }
       *[some] , { $day }
    }. If something changes, write to me.
visit-thanks = Thank you. Write to me whenever you need it.
visit-ask-rating = An officer was at your home ({ $what }). How was it?
visit-rated-poor = I am sorry. I have noted it for the ward's leaders.
visit-ask-alone = Could you do it alone next time?
button-visit-alone-yes = I can do it alone
button-visit-alone-helped = I need help
button-visit-alone-no = Not yet
visit-alone-thanks = { $answer ->
        [yes] How good. If you get stuck, write to me.
       *[helped] That is all right. Write to me next time and the ward comes to help again.
    }
visit-ask-photo = The officer asks for leave to take one photo of the work at home, of no papers. Do you and your family agree?
button-photo-yes = Yes, one photo
button-photo-no = No photo
visit-photo-answer = { $answer ->
        [yes] I have told the officer.
       *[no] All right, I have told the officer to take no photo.
    }

## After a visit: officials
button-visit-done = Done
button-visit-miss = Nobody met
button-visit-photo = Ask for a photo
report-ask-did = { $code }: what was done?
button-report-online = Filed online
button-report-seen = Visited
button-report-papers = Took papers along
button-report-certified = Certified at home
button-report-taught = Showed how on the phone
button-report-impossible = Not possible
report-ask-file-code = { $code }: the file code on the portal?
report-ask-why = { $code }: why not? The family reads this.
button-report-why-ill = The person is unwell
button-report-why-papers = Papers are missing
button-report-why-account = The account cannot be opened
button-report-why-law = Must be done at the office
button-report-why-unwilling = The family wants to wait
report-ask-minutes = { $code }: how many minutes?
report-minutes = { $count } minutes
report-ask-next = { $code }: what else? For example “thứ Sáu mang kết quả đến”.
button-report-next-none = Nothing more
button-report-next-result = Bring the result
button-report-next-again = Come again
report-ask-next-day = { $code }: on which day?
report-done = { $code }: noted, the family was told.
visit-missed-toast = { $code }: noted, the family is asked whether to come again.
visit-too-early = { $code }: planned for { $when }, it is too early.
photo-asked = { $code }: the family is being asked, no photo yet.{ $sent ->
        [yes] { " " }The one that you sent is not kept.
       *[no] { "" }
    }
photo-leave = { $code }: { $allowed ->
        [yes] the family agrees. Send one photo in reply to this card, of no papers.
       *[no] the family does not agree; no photo.
    }
photo-leave-yes = { $code }: the family agrees to a photo. Send one in reply to this message, of no papers.
photo-leave-no = { $code }: the family wants no photo.
visit-rated-poor-leaders = { $code } ({ $what }, { $team }): the family was not content. Please call and ask.
visit-photo-kept = { $code }: the photo is kept.

# --- the list of those served at home: what is wrong with a file, each with what to write instead ---
entitled-fault-name-missing = The name is missing. Write the full name; if this row is not a person, delete the row.
entitled-fault-name-font = The name is in an old font (it has “{ $sign }”). Convert the file to Unicode (Arial, Times New Roman) and save it again.
entitled-fault-name-signs = The name has numbers or odd signs. Write only the full name, for example: Nguyễn Thị Hoa.
entitled-fault-born-impossible = The year of birth { $year } cannot be right. Write the day, for example 1/2/1940, or only the year: 1940.
entitled-fault-born-short = The year of birth has only two digits. Write all four, for example 1/2/1940.
entitled-fault-born-unread = The day of birth cannot be read. Write day/month/year, for example 1/2/1940, or only the year: 1940.
entitled-fault-born-order = The month stands before the day. Write the day first: { $day }/{ $month }/{ $year }.
entitled-fault-born-no-day = There is no such day. Write the day of birth, for example 1/2/1940, or only the year: 1940.
entitled-fault-phone-id-number = These 12 digits look like an ID number, not a phone. Delete them; write the phone's 10 digits or leave it empty.
entitled-fault-phone-eleven = This is a mobile number of 11 digits; they were changed in 2018. Write the new one of 10 digits, or leave it empty.
entitled-fault-phone-unread = This is no phone number. Write 10 digits beginning with 0, leave it empty if it is not known, or write “không có”.
entitled-fault-area-missing = The neighbourhood group is missing. Write its number, for example 5 or Tổ 5.
entitled-fault-group-unknown = There is no group “{ $said }”. Write one or more of these, with semicolons between them: { $known }.
entitled-fault-group-missing = No group is given. Write one or more of these, with semicolons between them: { $known }.
entitled-fault-mobility-unknown = “{ $said }” is not known. Write one of these or leave it empty: { $known }.
entitled-fault-until-unread = The last month cannot be read. Write month/year, for example 12/2026, or leave it empty.
entitled-fault-until-past = The last month is over. Write a month from now on, or delete the row if the person is no longer on the list.
entitled-fault-twice = Same name, age and group as row { $other }, but another address or phone. If it is one person, delete one row; if they are two, write the full day of birth of each.
entitled-note-other-sheets = The sheet “{ $sheet }” was read. { $others } holds a list, too, and was not read.
entitled-note-left-out = This row is no person and was left out: “{ $said }”.
entitled-note-no-phone = No phone of the person or a carer: no message can reach them, somebody has to go there.
entitled-note-two-phones = The cell has two numbers, only the first is kept. Write the other one into the column of the carer's phone.
entitled-note-id-number = The cell has 12 digits like an ID number. They are not kept.
entitled-note-joined = The same person as row { $other }: the two rows are joined, with all their groups.
entitled-file-empty = The file is empty. Choose the file with the list.
entitled-file-old-excel = This is an old Excel file (.xls) or has a password. Open it in Excel, take the password off, save it as “Excel Workbook (.xlsx)” and upload it again.
entitled-file-no-sheet = This is no spreadsheet. An Excel file (.xlsx) or CSV is needed.
entitled-file-broken = The file is broken and cannot be opened. Open it in Excel, save it as .xlsx and upload it again.
entitled-file-too-long = The file is too large. At most { $most } rows a file; delete sheets and rows that are not needed.
entitled-file-too-big = The file is heavier than allowed. Delete pictures and sheets that are not needed and upload it again.
entitled-file-no-unicode = The CSV file is not Unicode. In Excel save it as “CSV UTF-8”, or send an .xlsx file.
entitled-file-no-headings = No row of headings was found in { $sheets }. One of the first 30 rows must have the columns: { $needed }.
entitled-file-no-such-sheet = The file has no sheet “{ $sheet }”. It has: { $sheets }.
entitled-file-no-groups = The sheet “{ $sheet }” has no column of groups. Add a column “{ $column }”, or one for each group with an x.
entitled-file-no-people = The sheet “{ $sheet }” has headings and nobody below them.

# --- the list of those served at home: the month, for the group; the letters, for those on the list ---
entitled-review =
    List of those served at home, month { $month } of { $year }: { $total } people. { $locked ->
        [yes] Locked.
       *[no] Please look through your part before { $due }: who is new, who died or moved, whose phone changed.
    }
    { $lines }
entitled-review-line =
    { $area }: { $few ->
        [yes] under 3 people
       *[no] { $count } people
    } · { $done ->
        [yes] { $name } looked through it at { $at }
       *[no] not looked through yet
    }
entitled-review-button = { $area }: looked through
entitled-reviewed = { $name } has looked through { $area }.
entitled-reviewed-already = { $name } has already looked through { $area }.
entitled-review-over = This review is over or has not begun. There is one a month, from its first day on.
entitled-review-which = Which tổ is not clear. The list has: { $areas }. Write for example “đã rà soát tổ 5”.
entitled-nudge =
    { $count } tổ have not looked through the list of month { $month } of { $year } yet: { $areas }. It is locked at { $due }.
entitled-locked =
    List of those served at home, month { $month } of { $year }, is locked: { $total } people. How it differs from the last one: see /desk/entitled{ $areas ->
        [none] { "" }
       *[other]
            { "" }
            Not looked through: { $areas }
    }{ $calls ->
        [0] { "" }
       *[other]
            { "" }
            { $calls } people are to be told by phone: write “cần gọi”.
    }{ $unsaid ->
        [0] { "" }
       *[other]
            { "" }
            { $unsaid } people left the list and nobody said why. They are told once a leader writes it on that page.
    }
entitled-counts =
    List of those served at home, month { $month } of { $year }: { $total } people.
    By group (one person may be in several): { $groups }
    By tổ: { $areas }
entitled-few = few, not told
entitled-week =
    { $left } of { $total } people on the list of those served at home have not been met or called by anybody yet. In the last seven days { $met } more were reached. See who: /desk/entitled?never
entitled-added =
    { $ward } would like to tell you: from month { $month } on, { $whom ->
        [self] you are
        [carer] the person you care for is
       *[several] people of your home are
    } on the list of those whom the ward serves at home.
    If papers are needed and it is hard to come, press “Ask for a visit”. (Notice { $number })
entitled-removed =
    { $ward } would like to tell you: from month { $month } on, { $whom ->
        [self] you are no longer
        [carer] the person you care for is no longer
       *[several] people of your home are no longer
    } on the list of those served at home, { $why ->
        [moved] because the ward was told of a move to another place.
       *[ended] because this month's review found that it does not apply any more.
    }
    If that is wrong, press “Ask the ward” and an official looks again. About papers, just write to me as before. (Notice { $number })
entitled-ok = Thank you. Write to me whenever you need something.
entitled-asks-added = Asks about notice { $number } (on the list of those served at home).
entitled-asks-removed = Asks about notice { $number } (no longer on the list of those served at home).
entitled-call-added =
    Call { $whom ->
        [self] { $name }.
       *[carer] { $carer ->
            [none] the carer of { $name }.
           *[other] { $carer }, who cares for { $name }.
        }
    } Read out: I am calling from { $ward }. From month { $month } on, { $whom ->
        [self] you are
       *[carer] { $name } is
    } on the list of those whom the ward serves at home. If papers are needed and it is hard to come, call the ward and somebody will visit.
entitled-call-removed =
    Call { $whom ->
        [self] { $name }.
       *[carer] { $carer ->
            [none] the carer of { $name }.
           *[other] { $carer }, who cares for { $name }.
        }
    } Read out: I am calling from { $ward }. From month { $month } on, { $whom ->
        [self] you are no longer
       *[carer] { $name } is no longer
    } on the list of those served at home, { $why ->
        [moved] because the ward was told of a move to another place.
       *[ended] because this month's review found that it does not apply any more.
    } If that is wrong, please tell me, and an official will look again.
button-entitled-visit = Ask for a visit
button-entitled-ask = Ask the ward
button-entitled-ok = I see

## Home visits: residents
visit-notice = I note the address, the phone and the reason, only for whoever comes. Write “erase my data” and I erase it.
visit-limits = You should know first: { $says }
visit-ask-who = Whom should the ward help?
visit-ask-who-again = Please choose a number below: whom should the ward help?
button-visit-self = Me
button-visit-family = My family, they agreed
button-visit-neighbour = A neighbour, they agreed
visit-whom-family = your relative
visit-whom-neighbour = your neighbour
visit-ask-agreed = Does { $whom } agree that the ward comes to the home?
button-visit-cannot-say = They cannot say
visit-ask-them-first = Please ask { $whom } first. Write “yes” when they agree, and I go on.
button-visit-agreed-now = They agree now
visit-ask-why = Why can { $whom ->
        [none] you
       *[other] { $whom }
    } not come to the office?
visit-why-bed = Stays in bed
visit-why-helped = Walks with difficulty
visit-why-ill = Ill, or just gave birth
visit-why-other = Another reason
visit-ask-need = What do you need? The name of a paper will do, such as “power of attorney”.
button-visit-papers = Papers
button-visit-phone = Help with a phone
button-visit-care = Care, a visit
visit-need-papers = papers
visit-need-phone = help with a phone
visit-need-care = care
visit-ask-where = Where is the home? Please write house number, street, neighbourhood and a phone number.
visit-ask-where-again = Please write it like this: “12 alley 45 Nguyễn Trãi, tổ 5”, and then the phone number.
visit-aside-who = Somebody of the ward’s mobile team. I send their name and a code before; please do not open to anybody who does not know the code.
visit-aside-money = Whether there is a fee depends on the paper. Staff call and tell you before they come.
visit-send-pin = Press the paper clip, choose “Location” and send it to me.
visit-ask-phone = Which number may staff call before they come?
visit-ask-when = { $why ->
        [none] The teams are full for the next days. Shall staff arrange something with you?
        [fits] That works. Please choose:
        [off] { $day } is a day off. The nearest times are:
        [far] No team can come then. The nearest times are:
        [lost] Somebody was faster. There is still:
       *[any] When suits you? The first is { $first }.
    }
visit-ask-when-again = { $why ->
        [none] The teams are full for the next days. Press “Talk to a person”, and staff will arrange it.
       *[any] Please choose one below, or write which day suits you.
    }
visit-asked =
    Noted: { $when }, { $what }{ $whom ->
        [none] { "" }
       *[other] { " " }for { $whom }
    }. Code: { $code }.
    I tell you as soon as somebody has taken it.{ $wants ->
        [yes] { " " }Please send a phone number, so that staff can call first.
       *[no] { "" }
    }
visit-to-decide =
    Noted: { $when }, { $what }{ $whom ->
        [none] { "" }
       *[other] { " " }for { $whom }
    }. Code: { $code }.
    A leader of the ward looks at it; I tell you by { $due }.{ $wants ->
        [yes] { " " }Please send a phone number, so that staff can call.
       *[no] { "" }
    }
visit-joining = Noted. Somebody seems to have asked for this home before; I ask them whether it can be one visit, and tell you at once.
visit-joining-still = I am still waiting for whoever asked first. I tell you as soon as they answer.
visit-second =
    Somebody else has just asked for a visit to this home. Are they of your family?
    If so, it becomes one visit; if not, I tell them nothing.
button-visit-together = Yes, one visit
button-visit-apart = No
visit-together = Done: it is one visit, and both of you hear of every change.
visit-not-together = All right, I tell them nothing of this visit.
visit-joined = Your family asked for it before: { $when }, { $what }.{ $status ->
        [accepted] { " " }The visitor will say the code { $door }.
       *[other] { " " }I tell you as soon as somebody has taken it.
    }
visit-apart = I could not join it with anybody's visit. Staff will call you.
visit-approved = The ward agreed to come: { $when }, { $what }. I tell you as soon as somebody has taken it.
visit-accepted =
    Somebody comes to { $whom ->
        [none] your home
       *[other] { $whom }
    }: { $when }. At the door they will say the code:
    { $door }
    If it is not this code, do not open.
visit-refused = The ward cannot come this time: { $reason }. Shall I book you a place at the counter, or shall staff call you?
visit-unserved = We are sorry: nobody could come { $when }. The leaders will arrange it; would you choose another time?
visit-moved = Moved to { $when }. I tell you as soon as somebody has taken it.
visit-moved-by-other = Your family moved the visit to { $when }.
visit-cancelled = I cancelled the visit of { $when }. Write to me whenever you need one.
visit-called-off =
    We are sorry: the visit of { $when } cannot take place{ $reason ->
        [none] { "" }
       *[some] { " " }({ $reason })
    }. Press “Ask again” for another time.
visit-cancelled-by-other = Your family cancelled the visit of { $when }. If you still need it, please ask again.
visit-over = The visit of { $when } is no more. Shall I arrange another?
visit-kept = All right, the visit of { $when } stays as it is.
visit-see-you = Thank you. They come { $when }; ask for the code before you open.
visit-show = { $status ->
        [to_decide] The visit of { $when } ({ $what }) waits for a leader of the ward. Code: { $code }.
        [offered] The ward comes { $when } ({ $what }); it waits for somebody to take it. Code: { $code }.
        [accepted] The ward comes { $when } ({ $what }). At the door they say the code { $door }.
       *[other] The visit of { $when } is no more.
    }
visit-have-one = You have a visit already: { $when }, { $what }. Do you want to change or cancel it, or ask for somebody else?
visit-have-this = There is a visit to this home already: { $when }, { $what }. Do you want to change or cancel it?
button-visit-for-another = For somebody else
visit-ask-change = The ward comes { $when }. Shall I cancel it, or move it?
button-visit-move = Another day
button-visit-cancel = Cancel
button-visit-cancel-yes = Cancel, do not come
button-visit-keep = Keep it
button-visit-again = Ask again
button-visit-at-home = We are at home
visits-none = You have no visit ahead.
visits-list =
    Your visits:
    { $lines }
visits-which =
    Which visit do you mean?
    { $lines }
visit-line = { $when } · { $what } · { $status ->
        [to_decide] waits for a leader
        [offered] waits for somebody to take it
       *[accepted] somebody comes
    }
visit-unknown = I do not find this visit of yours.
visit-phone-kept = I noted the number. Staff will call before they come.
visit-remind = A reminder: the ward comes { $when }{ $whom ->
        [none] { "" }
       *[other] , for { $whom }
    }. Will somebody be at home?
visit-remind-soon =
    Staff will soon be at { $whom ->
        [none] your home
       *[other] the home of { $whom }
    }: { $when }. They will say the code:
    { $door }
    { $whom ->
        [none] If it is not this code, do not open
       *[other] Please tell { $whom }: if it is not this code, do not open
    }{ $phone ->
        [none] {" "}and write to me at once.
       *[other] ; call:
            { $phone }
    }

## Home visits: officials
visit-card =
    {"[V]"} { $code } · at home: { $what }
    { $street }{ $area ->
        [none] { "" }
       *[other] , { $area }
    } · { $when }
    { $status ->
        [to_decide] Waits for a leader
        [offered] { $team } · { $turn ->
            [none] waits for somebody
           *[other] turn of { $turn }
        }
        [accepted] { $holder } goes
        [refused] Not served at home this time
        [cancelled] Cancelled by the family
        [called_off] Called off
        [missed] They did not meet
       *[other] Done
    }
visit-card-brief = { $code }: { $status ->
        [to_decide] waits for a leader
        [offered] { $turn ->
            [none] waits for somebody
           *[other] turn of { $turn }
        }, { $when }
        [accepted] { $holder } goes, { $when }
        [refused] not served this time
        [cancelled] cancelled by the family
        [called_off] called off
        [missed] they did not meet
       *[other] done
    }
visit-your-turn =
    Your turn: { $code } · { $what }
    { $street } · { $when }
    Can you take it?
visit-decide =
    A leader must decide: { $code } · { $what }
    { $street } · { $when }
    { $listed ->
        [yes] On the list, but of another group, or they could not agree themselves.
       *[no] Not found on the list.
    } Press “Details” to read why.
visit-decide-late = Still undecided: { $code } · { $what } · { $when }. The family is waiting.
visit-unclaimed = Nobody has taken { $code } · { $what } · { $street } · { $when }. Write “đổi cho NAME { $code }”.
visit-unclaimed-group = { $code }: time is over and nobody has taken it, { $when }. The leaders were told.
visit-nobody = Nobody of { $team } is left for { $code } · { $what } · { $when }. Write “đổi cho NAME { $code }”.
visit-nobody-group = { $code }: nobody of { $team } is left, { $when }. Who can go writes “nhận { $code }”. The leaders were told.
visit-unserved-leaders = { $code }: its time has come and nobody goes; the family was told. Somebody must call them.
visit-left-list = { $code } · { $when }: { $why ->
        [died] the list says that this person has died. The family is not reminded any more; please decide.
        [moved] this person has moved away. The visit stays, unless you decide otherwise.
       *[ended] this person is no longer on the list. The visit stays, unless you decide otherwise.
    }
visit-moved-away = { $code }: the family moved it to { $when }. You need not go at the old time.
visit-off = { $code } · { $when }: you need not go.
visit-taken = { $name } takes { $code }.
visit-swapped = { $code }: given to { $name }.
visit-swap-whom = { $code }: to whom? Of the team there are: { $names }. Write “đổi cho NAME”.
visit-away = { $name } is on leave. Give { $code } to somebody else.
visit-released = { $code }: noted, the next one is asked.
visit-not-yours = { $code }: { $holder } has it; only they or a leader can change that.
visit-team-only = { $code }: this is for { $team }; only its members and leaders can take it or see the details.
visit-cannot = { $code }: not possible now ({ $status ->
        [to_decide] waits for a leader
        [offered] waits for somebody
        [accepted] { $holder } has it
       *[other] it is over
    }).
visit-which = { $count ->
        [1] Do you mean this visit?
       *[other] Which visit do you mean?
    }{ $act ->
        [release] { " " }Press to say that you cannot go.
        [swap] { " " }Press to give it to { $name }.
        [refuse] { " " }Press to refuse it.
        [approve] { " " }Press to approve it.
        [accept] { " " }Press to take it.
        [miss] { " " }Press to say that nobody was there.
       *[done] { " " }Press to report it.
    }
visit-none-such = No such visit. Write it with its code TN-….
visit-leaders-only = { $code }: only leaders decide.
visit-approved-toast = { $code } approved; looking for somebody.
visit-refused-toast = The family was told: { $code } is not served at home this time.
visit-goes-on = { $code }: stays as arranged.
visit-ask-refusal = { $code }: why not? The family reads this.
visit-no-scope = Not among those served at home
visit-no-come = Can come; a place is kept at the counter
visit-no-elsewhere = Done at another office
visit-details =
    { $code } · { $what } · { $when }
    { $name }{ $relation ->
        [self] { "" }
        [neighbour] { " " }(a neighbour asks)
        [group_head] { " " }(the head of the neighbourhood asks)
       *[other] { " " }(family asks)
    }, born: { $born }, { $listed ->
        [yes] on the list
       *[no] not found on the list
    }
    Home: { $place }{ $area ->
        [none] { "" }
       *[other] , { $area }
    }{ $address ->
        [none] { "" }
       *[other] { " " }(the list says: { $address })
    }{ $map ->
        [none] { "" }
       *[other] { " " }· { $map }
    }
    Why: { $why }
    Words: { $words }{ $limits ->
        [none] { "" }
       *[other]
            { "" }
            By law: { $limits }
    }{ $carer ->
        [none] { "" }
       *[other]
            { "" }
            Carer: { $carer }
    }{ $others ->
        [none] { "" }
       *[other]
            { "" }
            Asked too: { $others }
    }
    Call first: { $phone }
    Code at the door: { $door }
button-visit-approve = We go
button-visit-refuse = We do not go
button-visit-release = I cannot go
button-visit-go-on = Go all the same
visit-details-sent = Details of { $code } were sent to you alone.
# --- help needed: a need is told; named officers alone read it ---
welfare-ask-kinds = Please tell me: what is missing, or what help is needed most?
welfare-ask-kinds-again = Please choose a number below, or write a few words.
welfare-ask-whom = For whom is it?
welfare-ask-whom-again = Please choose: your own home, your family, or a neighbour?
welfare-ask-urgent =
    { $whom ->
        [self] Is there anything to eat at home today, and is somebody ill with nobody there?
        [family] Do they have anything to eat today, and are they ill with nobody there?
       *[neighbour] Do they have anything to eat today, and is somebody ill with nobody there?
    }
welfare-ask-urgent-again = Please choose a number below, so that an official knows whether to come at once.
welfare-or-person = (If food is missing or somebody is ill, tell me about it, or write “human” at any time.)
welfare-ask-where =
    { $whom ->
        [self] Where is your home? Please write the house number, lane and tổ.
        [family] Where do they live? Please write the house number, lane and tổ.
       *[neighbour] Where is that home? Please write the house number, the lane, or what it is near.
    }
welfare-ask-reach =
    { $whom ->
        [neighbour] How should an official come so that they do not feel ashamed? Nobody tells them your name.
       *[other] How may an official reach you conveniently and quietly?
    }
welfare-ask-phone = Please give me a phone number that an official can call.
welfare-confirm =
    I have: { $whom ->
        [self] your home
        [family] your family
       *[neighbour] a neighbour
    } needs { $kinds ->
        [none] help
       *[other] { $kinds }
    }{ $where ->
        [none] { "" }
       *[other] , at { $where }
    }{ $urgent ->
        [yes] { " " }(urgent)
       *[no] { "" }
    }. Only the officials named for it read this. Shall I send it?
welfare-opened =
    { $heard ->
        [yes] { $urgent ->
            [yes] An official is told right now{ $code ->
                [none] { "" }
               *[other] , code { $code }
            }. They answer before { $due }. If somebody is very weak or short of breath, please call at once:
            115
           *[no] I have sent it to the official in charge{ $code ->
                [none] { "" }
               *[other] , code { $code }
            }. They answer before { $due }.
        }
       *[no] I have noted it, but no official is reachable here just now; whoever is in charge is told. If it is urgent, please call the ward; if somebody is very weak:
        115
    }{ $whom ->
        [neighbour] { "" }
            Thank you for looking out for your neighbours.
       *[other] { "" }
    }
welfare-noted = I have noted that too.
welfare-left = I have sent nothing. Write to me whenever you need it.
welfare-linked = An official thinks that this may fit: { $label }. { $says }
welfare-looked-after =
    { $whom ->
        [neighbour] The ward has looked after the matter of your neighbours. Thank you; what is private to them is not told.
       *[other] The ward has looked after what you asked for. If something is still missing, write to me.
    }
button-welfare-self = My home
button-welfare-family = My family
button-welfare-neighbour = A neighbour
button-welfare-hungry = Nothing to eat today
button-welfare-ill = Ill with nobody there
button-welfare-enough = Not as bad as that
button-welfare-later = An official may ask later
button-welfare-here = Write to me here
button-welfare-call = Call me
button-welfare-quiet = Come to the home, quietly
button-welfare-none = I have no number
button-welfare-papers = See the papers
card-welfare =
    HELP NEEDED { $code } · { $class } · answer before { $due }
    Only you are told. Press “See all” to read it. Not for the group; never name who told it.
group-welfare-joined =
    { $code }: { $whom ->
        [neighbour] one more neighbour wrote about this home.
        [family] the family of this home has written.
       *[self] this home itself has written.
    } Press “See all” to read it.
welfare-details =
    { $code } · { $whom ->
        [self] they told it themselves
        [family] their family told it
       *[neighbour] a neighbour told it: no name, and no word of what came of it
    } · { $count } people wrote{ $urgent ->
        [yes] { " " }· URGENT
       *[no] { "" }
    }
    Missing: { $kinds ->
        [none] not clear
       *[other] { $kinds }
    }
    Reach them: { $reach ->
        [here] by message
        [call] call { $phone ->
            [none] (no number yet)
           *[other] { $phone }
        }
        [quiet] at home, quietly
        [none] not clear
       *[other] { $reach }
    }{ $more ->
        [none] { "" }
       *[other]
            { "" }
            Written besides:
            { $more }
    }{ $linked ->
        [none] { "" }
       *[other]
            { "" }
            Told of: { $linked }
    }
    Programmes that may fit: press below and that home is told; where nobody is sure, it says so.
welfare-linked-desk =
    { $code }: { $label } is noted{ $told ->
        [yes] , and they are told.
       *[no] . A neighbour told it, so nothing is said to them.
    }
button-welfare-visit = Plan a visit
welfare-visit-when = { $code }: when will you look in on them?
welfare-visit-none = { $code }: the teams have no half-day left in the next two weeks. Please ask a leader for one more.
welfare-visit-planned =
    { $code }: you look in on them { $when }, visit { $visit }. { $told ->
        [yes] They are told. At the door, say the code { $door }.
       *[no] A neighbour told it, so they are not told yet; come as a guest.
    }
visit-need-check = a call at the home
