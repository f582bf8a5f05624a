# The words of Phường ơi in English, for foreigners living in the ward. Same keys and values as vi.ftl.
# An empty value arrives here as “none”: a sentence whose value may be empty selects on [none].
# Short sentences, the main thing first; a phone number stands alone on its line. Words in “ ” can be typed as they stand.

## First meeting
hello = Hello, I am the automatic assistant of { $ward }, not a member of staff.
hello-short = I am the automatic assistant of { $ward }.
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
report-ask-location = Where is it? Please send the location, or write the house number and the nearest lane.
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
    }
report-opened-two =
    I have recorded both. Your ticket codes are { $code } and { $second }.
    The ward will answer the first before { $due }, the second before { $second_due }.
place-pin = the location sent
private-matter = private matter
place-unknown = place not known yet

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
       *[other] in progress
    }
ticket-show =
    Ticket { $code }: { $what }, { $where }.
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
        [R2] Someone reported this before you and the ward is working on it. To ask more, write “talk to a person”.
        [R3] The place is in another ward. Write “talk to a person” to ask who takes it.
        [R4] Another agency takes care of this. Write “talk to a person” to ask who takes it.
        [R5] This is a formal complaint or denunciation, which must be in writing. Write “talk to a person” to arrange a reception day.
        [R6] This is between two households, so the ward cannot decide it. To ask for the neighbourhood mediation group, write “talk to a person”.
        [R7] The ward has already answered this and nothing is new. If something new comes up, please report it again.
        [R8] Staff found that the photo or the report does not match the place. Please take a new photo there.
        [R9] Some words in the message were too strong for staff to work with. Please tell me again what happened.
        [R10] The law does not allow this to be sent here. Please come to the ward office in person.
       *[other] { "" }
    }{ $reason ->
        [none] { "" }
       *[other] { " " }Staff wrote: “{ $reason }”
    }
detail-added = I have added it to ticket { $code }.
add-ask-words = Please write it or send a photo, and I will add it to the ticket.
answer-ask =
    Ward staff ask about ticket { $code }:
    “{ $question }”
    Please answer here.
fix-ask-field = Which part would you like to correct?
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
        [welfare] Please tell me about your situation, so that the ward can see how to help.
        [feedback] What would you like to tell the ward?
        [initiative] What is your idea for the ward?
       *[other] Which papers would you like to ask about?
    }
desk-ask-pass-on =
    { $topic ->
        [home_visit] For a home visit, staff must call you back to set a time. Shall I pass on your message?
        [appointment] Only staff can set an appointment. Shall I pass on your message?
        [welfare] I understand. Shall I pass this to the social affairs staff, so that they can look into it?
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
data-ask-sure = The ward will erase your messages, photos, location and phone number. It can then no longer report back to you on open tickets. Are you sure?
data-kept =
    The ward keeps of yours: tickets { $tickets }, photos { $pictures }, procedures under way { $filings }, consents { $consents }, sentences I learn from { $lessons }.
    Only the people handling your reports can see them.
data-erase-recorded = I have recorded your request to erase, code { $code }. The ward will answer before { $answer } and finish erasing before { $done }.
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
            Ask someone close to come and be with you right now. Please do not stay alone at this moment.
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
emergency-not-called =
    I am telling the duty officers that you could not get through. Ask someone near you who speaks Vietnamese to call, or try:
    112
    Please send me your address and phone number.
emergency-called = Please do what the operator tells you. If anything changes, write to me and I will tell the duty officers (code { $code }).
emergency-mistake = I am glad nothing is wrong. I am sorry I misunderstood, and am telling the duty officers. What can I help you with?

## Complaints and denunciations
legal-denunciation =
    I am not allowed to receive denunciations here. Please do not write any details, for your own protection.
    Hand in a letter or come in person: { $address }. By law your name is kept secret.
legal-complaint =
    A formal complaint must be in writing, within 90 days of learning of the decision or act.
    Hand it in at { $address }; within 10 days the ward tells you whether it is accepted. Shall I ask staff to arrange a reception day?
legal-domestic_violence =
    I am very worried about you. If you are in danger, call now:
    113
    I tell this only to the responsible people of the ward.
legal-child =
    The ward must act at once when a child is concerned. Please call the child protection line, at any hour:
    111
    I tell this only to the responsible people of the ward.
legal-secret = The law does not allow this to be sent here. Please come to the ward office in person.

## The officials' group: no names, no phone numbers, no house numbers
card =
    {"["}{ $class }]{ $sub ->
        [none] { "" }
       *[other] [{ $sub }]
    } { $code } · { $kind }{ $reopened ->
        [0] { "" }
       *[other] { " " }· REOPENED, time { $reopened }
    }
    { $street }{ $words ->
        [none] { "" }
       *[other] { " " }· “{ $words }”
    }{ $why ->
        [none] { "" }
       *[other]
            { "" }
            Priority { $priority }: { $why }
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
        [closed] Resident confirms it is done
        [refused] Not taken · { $holder }
       *[cancelled] Withdrawn by the resident
    }
card-brief =
    { $code } · { $kind } · { $street }
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
        [closed] Resident confirms it is done
        [refused] Not taken · { $holder }
       *[cancelled] Withdrawn by the resident
    }
card-withdrawn = { $code } is a restricted ticket now; ward leaders handle it.
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
group-claimed = { $name } takes { $code }.
group-taken = { $holder ->
        [none] Ticket { $code } has just changed, please look at the card again.
       *[other] { $holder } has already taken { $code }.
    }
group-yours-already = You already have { $code }.
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
       *[cancelled] withdrawn by the resident
    }{ $holder ->
        [none] .
       *[other] , held by { $holder }.
    }
group-restricted = { $code } is restricted, only the ward leaders handle it.
group-which-ticket = Which ticket? Reply to its card, or give the code, for example “nhận PA-7K3M2Q”.
group-not-registered = You are not registered yet. Ask the administrator for an access code and send me privately: /canbo CODE
group-link-wrong = The access code is wrong or has been withdrawn. Please ask the administrator for a new one.
group-linked = Registered: { $name }. You can now press buttons, answer a card with a number, or write “nhận”, “xong” in the group.
group-help = Reply to the card: nhận (take) · hỏi … (ask) · trả lời … (reply) · chuyển … (pass on) · xong … (done) · từ chối R… (refuse) · đổi loại … (sort) · ghi chú … (note)
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
group-wait-how = { $code }: waiting for whom, for what? Such as “chờ đơn vị điện lực thay cột”. The resident reads it too.
group-never-waits = { $code } is an emergency: it cannot be paused or extended.
group-extended = { $code } is extended until before { $due }; the resident has read the reason.
group-extended-once = { $code } was extended once; that is all.
group-extend-how = { $code }: by how much, and why? Such as “gia hạn 3 ngày: chờ bóng đèn mới về”. The resident reads it too.
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
    More: { $more }

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
       *[other] needs a call
    } · since { $since }
call-list =
    { $count } people to call:
    { $lines }
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

# --- technical alarms: for the officials' group and whoever runs the machine ---
alarm =
    Technical notice: { $kind ->
        [provider_down] since { $at } nothing could be sent by { $ref }. Messages are kept and go out when it works again.
        [group_gone] the officials' group on { $ref } cannot be written to. Its cards are at /desk/group; please check its id.
        [chat_moved] the officials' group has another id now ({ $detail }).
        [nobody_for_restricted] a restricted ticket had no leader to go to. Please register a leader.
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
    }{ $file ->
        [none] { "" }
       *[some] { "" }
    Add it to your calendar: { $file }
    }{ $map ->
        [none] { "" }
       *[some] { "" }
    The way there: { $map }
    }
booking-show =
    { $status ->
        [waiting] You are waiting for a place at { $when }, { $where }. I tell you as soon as there is one.
        [offered] I am holding { $when }, { $where }, for you. Would you like it?
       *[booked] Your appointment is at { $when }, { $place }. Code: { $code }.
    }{ $bring ->
        [none] { "" }
       *[some] { " " }Please bring: { $bring }
    }{ $file ->
        [none] { "" }
       *[some] { "" }
    Add it to your calendar: { $file }
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
       *[booked] expected
    }
schedule-arrived = { $code }: here.
schedule-no-show = { $code }: did not come; we asked how they are.
schedule-cannot = { $code }: nobody is expected under this code any more.
schedule-too-early = { $code }: the appointment is at { $when }, not yet.
schedule-unknown = There is no appointment { $code }.
schedule-walk-in = Number { $number } · { $where }, { $day }.
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
schedule-all = every place that takes bookings

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
