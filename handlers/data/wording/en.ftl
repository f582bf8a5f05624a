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
phone-kept = I have saved your number, so that staff can call you back if needed.
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
       *[other] something else
    }. Would you like to continue?
parked-hint =
    (You still have something unfinished: { $dialogue ->
        [report_issue] a report
        [talk_to_human] a talk with staff
        [to_desk] a request to staff
        [answer_officer] an answer to staff
        [privacy] your data
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
media-other = I cannot read this message yet. Please write or send a photo.

## Personal data
data-ask-which = Would you like to see what the ward keeps, or to erase it?
data-ask-sure = The ward will erase your messages, photos, location and phone number. It can then no longer report back to you on open tickets. Are you sure?
data-kept =
    The ward keeps of yours: tickets { $tickets }, photos { $pictures }, consents { $consents }, sentences I learn from { $lessons }.
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
    }
    { $status ->
        [new] { $unit } · answer before { $due }
        [accepted] { $holder } is on it · done before { $due }
        [waiting_resident] Waiting for the resident · { $holder }
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
group-linked = Registered: { $name }. You can now press buttons and write “nhận”, “xong” in the group.
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
