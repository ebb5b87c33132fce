

### English. First sentence: what it is or what happened. Second: what to do next. The same words in the summary and beside the question.

answered-of = Answered { $answered } of { $all }

## Practice mode

prac-title = PRACTICE:
prac-mark = PRACTICE: invented people. Nothing was sent.
prac-banner = PRACTICE. The people are invented. NOTHING WILL BE SENT.
prac-nothing-sent = NOTHING WILL BE SENT. This is practice, and the people are invented.
prac-to-case = Back to the case
prac-to-real = This was real
prac-support-heading = If this comes close to home
prac-support = You can stop at any time and need not say why. You can talk to your trainer, to your own service, or to:
prac-key-heading = This link cannot be used for practice
prac-key = This link names a key. Practice is sealed to the practice key and to no other, so nothing was opened.
prac-key-what = Tell your trainer. They can give you a new link from their own page.
prac-heading = Practise a referral
prac-no-area = This site has no area yet, so there is no form to practise with. Tell whoever runs it.
prac-which-area = Whose form do you want to practise with? It has the words and the rules that this area uses for real.
prac-what = Choose a case. You find out what happened by asking, or by reading; then you fill in the same form as for a real referral. At the end you look at it as the coordinator does, and compare it with a key.
prac-care = These cases speak of violence. Each one says of what before it begins. You can leave a case out, stop, or step out at any time.
prac-cases-heading = The cases
prac-minutes = About { $minutes } minutes
prac-damaged = { $count ->
    [one] 1 case of this site could not be read, and is left out.
   *[other] { $count } cases of this site could not be read, and are left out.
} Tell whoever runs it.
prac-offline = All of it is on this device now: you may lose the network until you close or reload this page.
prac-loading = Still loading: keep the network for a moment.
prac-to-live = I have a real referral: to the real form
prac-no-cases = The cases did not come. Look at your network, then load this page again.
prac-session = Session
prac-session-hint = Two letters or digits that your trainer gives you. Leave it empty if you practise alone.
prac-session-none = You practise alone.
prac-session-is = You are in session { $mark }.
prac-session-wrong = A session is two letters or digits, such as K7. Ask your trainer again.
prac-own-heading = A case from your trainer
prac-own = Open a case file that your trainer gave you
prac-own-unread = This file could not be read as a practice case. Ask your trainer for it again.
prac-own-faults = This case cannot be used yet:
prac-no-case-heading = This case is not here
prac-no-case = The link names a case that this site does not have. Choose another one, or open the file that your trainer gave you.
prac-other-case = Choose another case
prac-note-heading = Before you begin
prac-note-out = You may choose another case, or only listen. Nobody has to know why.
prac-note-go = Go on to the case
prac-role-heading = Who you are
prac-read-instead = Read the whole story instead
prac-ask-instead = Ask, as in an interview
prac-to-form = To the form
prac-interview-heading = Ask
prac-interview = Choose what to ask about. You learn only what you ask for, as in a real conversation.
prac-asked-of = You have asked about { $asked } of { $all } topics
prac-ask = Ask: { $question }
prac-story-heading = The story
prac-people-heading = The people
prac-check-heading = The end of practice
prac-check = What you wrote is sealed on this device to the practice key, which everybody has, so that you can open it as the coordinator. It stays in this page until you close it.
prac-check-live = With a real case you would choose here who gets it, and send it. Here there is no button that could.
prac-check-end = Finish practising
prac-ended-heading = You have finished. Nothing was sent
prac-ended = Your practice referral is sealed. Its practice reference is { $reference }. It is in this page only, and goes when you close it.
prac-nothing-yet = Nothing is sealed yet. Read your answers back first.
prac-next-heading = What now?
prac-to-coordinator = Now be the coordinator: open it
prac-to-compare = Compare your answers with the key
prac-to-hand-in = Hand in your answers to your trainer, as a short code
prac-to-record = A record for your own file
prac-file-heading = The practice file
prac-file = Your trainer may ask for the file for an exercise. It opens with the practice key, and no live coordinator's page takes it for a referral.
prac-saved = The practice file is saved. It was not sent.
prac-hand-in-heading = Hand in to your trainer
prac-hand-in-any-time = You can hand in the 24 answers and the routes at any time, finished or not.
prac-hand-in-open = { $count } of { $all } items are not answered. The code says so; an open answer is not a No.
prac-hand-in-no-session = You are in no session. If your trainer has given you two characters, go back to the cases and type them first.
prac-hand-in = Read this code out, type it into the trainer's page, or show the picture. Large and small letters are the same.
prac-code-picture = The same code as a picture for a camera
prac-code-holds = The code holds your 24 answers, the routes, the case and the session. It holds no name and no text.
prac-coordinator-heading = Now be the coordinator
prac-coordinator = This is what the coordinator reads, safe contact first. Would you know how to reach this person safely? What would you have to ring back for?
prac-opening = Opening with the practice key.
prac-not-opened = The part of this page that opens files did not start. Look at your network, then load this page again.
prac-not-practice = This file does not say that it is practice, so it is not shown here.
prac-compare-heading = Your answers and the key
prac-compare = There is no mark and nobody passes or fails. Where you differ, look at the fact: you may have heard it another way, or the key may be worth a discussion.
prac-again-heading = { $count ->
    [0] Nothing to look at again
    [one] 1 item to look at again
   *[other] { $count } items to look at again
}
prac-again-none = Your answers stand as the key has them.
prac-agreed-heading = { $count ->
    [one] 1 item as in the key
   *[other] { $count } items as in the key
}
prac-mark-compare = Compare the words
prac-both = You: { $yours }. Key: { $key }.
prac-routes-heading = The routes
prac-routes-no-key = This case has no key for the rules of this area. Talk about it in the group.
prac-routes-chose = You chose: { $routes }.
prac-routes-chose-none = You chose no route.
prac-route-mark = { $route }: { $mark }
prac-route-none = Under the rules of this area no route follows from what is known. The work does not end there.
prac-safe-heading = Safe contact
prac-agreement-heading = What the victim knows and agrees to
prac-field = Question
prac-field-yours = You
prac-field-key = Key
prac-field-mark = Beside each other
prac-reason-heading = Your reason
prac-reason-own = What you wrote
prac-reason-none = You wrote nothing yet.
prac-reason-model = How it could be written
prac-reason-prompts = Read your own text once more. Tick what a stranger would find in it
prac-reason-all = All of it is there.
prac-reason-open = { $count ->
    [one] 1 thing is not ticked.
   *[other] { $count } things are not ticked.
} Would a person who was not there know it from your text?
prac-traps-heading = Where people go wrong in this case
prac-talk-heading = To talk about
prac-faults-heading = The faults of this form
prac-faults-mended = You have mended { $mended } of { $all } faults.
prac-fault-mended = Mended
prac-fault-open = Not mended yet
prac-fault-missing = Half mended. Still without an answer: { $questions }
prac-fault-by-program = A program can find this.
prac-fault-by-reader = Only a reader can find this.
prac-record-heading = Record of practice
prac-record = For your own file on training. Type your name, then print. The name is kept nowhere: it goes when you leave this page.
prac-record-name = Your name
prac-record-name-hint = For this paper only.
prac-record-who = Name
prac-record-day = Day
prac-record-case = Case
prac-record-role = Role
prac-record-done = What was done
prac-record-did = Asked about { $topics } topics, answered { $items } items of the checklist.
prac-record-sealed = Read the referral back, and sealed it to the practice key.
prac-record-learned = What I will do differently
prac-record-no-mark = Practice has no mark. This paper says what was practised, not how well.
prac-print = Print
prac-real-heading = This was real
prac-real = You used the page for practice, and the person is real. Nothing has been sent so far. Your answers can go on in the real form:
prac-real-confirm = You look at every section again and confirm it, before anything can be sent.
prac-real-not-sent = It is sent only when you send it there, and you get a receipt.
prac-real-copies = A practice file that you saved, or a code that you handed in, is not a referral. Ask your trainer to delete what you gave them.
prac-real-check-heading = Before you go on
prac-real-check = Your answers go into the real form of { $area }. In the practice story every name is invented: go on only if you wrote about a real person.
prac-real-lost = This cannot be taken along. Write it down first:
prac-real-files = { $count ->
    [one] 1 attached file: attach it again
   *[other] { $count } attached files: attach them again
}
prac-real-go = This was real: take my answers to the real form
prac-real-no = It was practice: back to it
status-confirm = Confirm again
check-confirm-sections = Your answers came from practice. Look at each section of the list once more, and press "Continue" at its end.

## Sections

section-referrer = You and your agency
section-victim = The victim
section-safe-contact = Safe contact
section-perpetrator = Alleged perpetrators
section-household = Children and others in the household
section-background = More about the victim
section-ric = Risk checklist
section-route = Why this goes to MARAC
section-reason = What has happened
section-agreement = What the victim knows and agrees to
section-urgent = Is it urgent?

## Options

opt-ynd-yes = Yes
opt-ynd-no = No
opt-ynd-dont-know = Don't know
opt-contact-phone = Phone call
opt-contact-text = Text message
opt-contact-email = Email
opt-contact-in-person = In person
opt-contact-through-someone = Through another person
opt-contact-dont-know = Don't know
opt-relationship-partner = Partner
opt-relationship-former-partner = Former partner
opt-relationship-parent = Parent or step-parent
opt-relationship-child = Son or daughter
opt-relationship-sibling = Brother or sister
opt-relationship-other-family = Another relative
opt-relationship-several = Several people acting together
opt-relationship-other = Somebody else
opt-gender-woman = Woman
opt-gender-man = Man
opt-gender-other = In another way
opt-gender-prefer-not-to-say = Prefers not to say
opt-ethnicity-asian = Asian or Asian British
opt-ethnicity-black = Black, Black British, Caribbean or African
opt-ethnicity-mixed = Mixed or several ethnic groups
opt-ethnicity-white = White
opt-ethnicity-other = Another ethnic group
opt-ethnicity-prefer-not-to-say = Prefers not to say
opt-ethnicity-dont-know = Don't know
opt-orientation-heterosexual = Heterosexual
opt-orientation-gay-or-lesbian = Gay or lesbian
opt-orientation-bisexual = Bisexual
opt-orientation-other = In another way
opt-orientation-prefer-not-to-say = Prefers not to say
opt-orientation-dont-know = Don't know
opt-trans-yes = Yes
opt-trans-no = No
opt-trans-prefer-not-to-say = Prefers not to say
opt-trans-dont-know = Don't know
opt-housing-council = Rented from the council
opt-housing-housing-association = Rented from a housing association
opt-housing-private-rent = Rented privately
opt-housing-owned = Owned, or with a mortgage
opt-housing-with-family-or-friends = With family or friends
opt-housing-refuge-or-hostel = Refuge or hostel
opt-housing-homeless = No home at present
opt-housing-dont-know = Don't know
opt-household-child = A child
opt-household-unborn-child = An unborn child
opt-household-adult = Another adult
opt-safeguarding-yes = Yes
opt-safeguarding-no = No
opt-safeguarding-not-needed = Not needed
opt-safeguarding-dont-know = Don't know
opt-police-yes = Yes
opt-police-no = No
opt-police-not-asked = Not asked
opt-police-dont-know = Don't know
opt-how-asked-directly = By asking the victim
opt-how-from-records = From what is known, without asking the victim
opt-how-from-paper = Copied from a paper checklist
opt-how-other-tool = Another tool was used
opt-how-none = No checklist: this referral rests on professional judgement
opt-kind-referral = A new referral
opt-kind-update = An update to a referral
opt-kind-answer = An answer to a question about a referral
opt-kind-withdrawal = A withdrawal of a referral
opt-kind-new-incident = A new incident since a referral
opt-routes-visible-high-risk = Visible high risk: the number of Yes answers
opt-routes-judgement = Professional judgement
opt-routes-escalation = Potential escalation: incidents are becoming more frequent or more serious
opt-routes-repeat = Repeat: referred to MARAC before, and something has happened since
opt-knew-police = Police
opt-knew-health = Health: hospital, GP, midwife, mental health
opt-knew-children-social-care = Children's social care
opt-knew-adult-social-care = Adult social care
opt-knew-housing = Housing or landlord
opt-knew-education = School, college or nursery
opt-knew-specialist = Domestic abuse service
opt-knew-other = Another agency
opt-knew-nobody = Nobody until now
opt-knew-dont-know = Don't know
opt-referred-this-marac = Yes, to this MARAC
opt-referred-another-marac = Yes, to another MARAC
opt-referred-which-not-known = Yes, but it is not known to which
opt-referred-no = No
opt-referred-dont-know = Don't know
opt-knows-yes = Yes
opt-knows-no = No
opt-knows-unsafe-to-tell = No: it is not safe to tell them
opt-agrees-yes = Yes
opt-agrees-no = No
opt-agrees-not-asked-unsafe = Not asked: it is not safe to ask
opt-agency-other = Another agency

not-known-not-asked-unsafe = Not asked: it was not safe
not-known-no-time = There was no time
not-known-not-known-here = Not known to us
not-known-prefer-not-to-say = Preferred not to say
not-known-other = Another reason

## Questions: label, .hint beside it, .missing when there is no answer

q-start-in-area = Does the victim live in this area?
    .hint = The address decides which MARAC hears the case, a temporary one too.
    .missing = Say whether the victim lives in this area
q-start-old-enough = Is the victim old enough for this MARAC?
    .missing = Say whether the victim is old enough for this MARAC
q-start-kind = What do you want to send?
    .missing = Select what you want to send
q-start-refers-to = Reference of the referral
    .hint = From your receipt or your own record. For example, 7K2M-9QXA-4D1F.
    .missing = Enter the reference of the referral
q-start-amend-key = Key for later additions
    .hint = 26 letters and digits, from your receipt or your own record. Without it, ring the MARAC team instead.
    .missing = Enter the key for later additions, or ring the MARAC team

q-referrer-agency = Your agency
    .missing = Select your agency
q-referrer-agency-other = Name of your agency
    .missing = Enter the name of your agency
q-referrer-name = Your name
    .missing = Enter your name
q-referrer-role = Your role
q-referrer-phone = Your phone number
    .hint = A number on which the coordinator can reach you or your team in working hours.
    .missing = Enter your phone number
q-referrer-email = Your work email address
q-referrer-discussed = Have you discussed this with your manager or your agency's MARAC representative?
q-referrer-presenter = Who will present the case at the meeting?
    .hint = Leave it empty if you do not know yet.

q-victim-name = Full name
    .hint = As it is written on official papers, if you know. Other agencies search for this spelling.
    .missing = Enter the victim's full name, or say why it is not known
q-victim-other-names = Other names and spellings
    .hint = Earlier surnames, names used at home, other spellings you have seen.
q-victim-born = Date of birth
    .hint = For example, 13 4 1991. If you only know the year, or month and year, fill in just that.
    .missing = Enter the victim's date of birth, or say why it is not known
q-victim-other-born = Other dates of birth that are used
q-victim-address = Address
    .hint = Where they live now. The address decides which MARAC hears the case.
    .missing = Enter the victim's address, or say why it is not known
q-victim-postcode = Postcode
q-victim-confidential-address = Is this address confidential, for example a refuge?
q-victim-other-address = Last permanent or temporary address, if different
q-victim-phone = Phone number
    .hint = The next page asks whether and when it is safe to phone.

q-safe-contact-safe-to-phone = Is it safe to phone the victim?
    .hint = Choose "Yes" only if the victim has told you so.
    .missing = Say whether it is safe to phone the victim
q-safe-contact-number = Safe phone number
    .missing = Enter the safe phone number
q-safe-contact-times = Safe times
    .hint = For example, weekdays 10:00 to 12:00, never on Fridays.
q-safe-contact-preferred = How does the victim want to be contacted?
q-safe-contact-text = Is it safe to send a text message?
q-safe-contact-voicemail = Is it safe to leave a voicemail?
q-safe-contact-withheld-number = Will they answer a withheld number?
q-safe-contact-email = Is it safe to send an email?
q-safe-contact-email-address = Safe email address
    .missing = Enter the safe email address
q-safe-contact-post = Is it safe to send post?
q-safe-contact-who-may-answer = Who else may answer, and what to say then
    .hint = For example: the mother may answer; say you are ringing from the dentist.
q-safe-contact-device-watched = Is the victim's phone or account watched or tracked?
q-safe-contact-device-watched-how = How is it watched?
q-safe-contact-third-person = A person through whom the victim can safely be reached
    .hint = Name and how they know the victim. Make sure that they have no link to the alleged perpetrator.
q-safe-contact-third-person-phone = That person's phone number
q-safe-contact-confirmed-on = When did the victim last confirm these details?
    .hint = For example, 20 11 2026.
q-safe-contact-afraid-of = Who is the victim afraid of?
    .hint = Everybody, not only the alleged perpetrator.
    .missing = Say who the victim is afraid of, or why it is not known
q-safe-contact-safe-to-talk-to = Who is it safe to talk to?
q-safe-contact-not-safe-to-talk-to = Who is it not safe to talk to?
q-safe-contact-must-not-receive = Who must not receive any information?
    .hint = People, teams or places, also inside partner agencies.
q-safe-contact-works-for-agency = Does the alleged perpetrator, or somebody close to them, work for a partner agency?
q-safe-contact-works-for-agency-who = Who, and where do they work?
    .missing = Say who works for a partner agency, and where

q-perpetrators-name = Full name
    .missing = Enter the alleged perpetrator's full name, or say why it is not known
q-perpetrators-other-names = Other names and spellings
q-perpetrators-born = Date of birth
    .hint = For example, 2 9 1989. If you only know the year, or month and year, fill in just that.
q-perpetrators-relationship = What is their relationship to the victim?
    .missing = Select the alleged perpetrator's relationship to the victim, or say why it is not known
q-perpetrators-relationship-detail = Describe their relationship to the victim
    .hint = Where several people act together, name each of them here.
    .missing = Describe the alleged perpetrator's relationship to the victim
q-perpetrators-address = Address
q-perpetrators-lives-with-victim = Do they live with the victim now?
q-perpetrators-occupation = What is their work or main interest?
q-perpetrators-weapons = Can they get hold of weapons?
q-perpetrators-weapons-detail = Which, and how?
q-perpetrators-knows-help-sought = Do they know that the victim has asked for help?
    .hint = Never tell the alleged perpetrator about the MARAC.
q-perpetrators-counter-allegations = Have they made allegations against the victim?
    .hint = What was said, to whom and when.

q-household-kind = Who is this?
    .missing = Say who this is, or take the person away
q-household-name = Full name
q-household-born = Date of birth
    .hint = For example, 6 5 2019. If you only know the year, or month and year, fill in just that.
q-household-relationship-to-victim = Relationship to the victim
q-household-relationship-to-perpetrator = Relationship to the alleged perpetrator
q-household-school = School or nursery
q-household-lives-with = Who do they live with?
q-household-saw-or-heard = Have they seen or heard the abuse?
q-safeguarding-child-referral = Has a child safeguarding referral been made?
    .hint = Where a child may be at risk it is a duty of its own: MARAC does not replace it.
q-safeguarding-child-referral-on = When?
    .hint = For example, 20 11 2026.
q-safeguarding-adult-referral = Has an adult safeguarding concern been raised?
q-safeguarding-adult-referral-on = When?
    .hint = For example, 20 11 2026.

q-victim-gender = Gender
q-victim-gender-detail = In their own words
q-victim-language = First language
q-victim-interpreter = Is an interpreter needed?
    .hint = Never a relative or somebody from the family's circle.
q-victim-ethnicity = Ethnic group
q-victim-ethnicity-detail = In their own words
q-victim-disability = Does the victim have a disability or a long-term illness?
q-victim-disability-detail = What is it, and what helps?
q-victim-orientation = Sexual orientation
    .hint = Only where it matters to the risk and the victim is content for it to be shared: being outed can put them in danger.
q-victim-trans = Is the victim trans?
    .hint = Only where it matters to the risk and the victim is content for it to be shared.
q-victim-religion = Religion
q-victim-housing = Where does the victim live?
q-victim-landlord = Landlord
q-victim-occupation = Work, school or college
    .hint = It may be a safe place to meet. It may also be where they can be found.
q-victim-gp = GP surgery
q-victim-pregnant = Is the victim pregnant?
q-victim-due = When is the baby due?
q-victim-other-needs = Mental health, drugs, alcohol or other needs
q-victim-engagement = How are they engaging with help, and what stands in the way?

q-victim-immigration = Immigration status, where it matters to the risk
    .hint = What you write here can reach the police, and through them immigration enforcement. Write only what keeps the victim safe, and tell them so.

q-assessment-how = How was the checklist completed?
    .missing = Select how the checklist was completed
q-assessment-other-tool = Which tool, and what was its result?
    .missing = Say which tool was used and what its result was
q-assessment-date = Date of the checklist
    .hint = For example, 20 11 2026.
    .missing = Enter the date of the checklist
q-assessment-by = Who completed the checklist?
q-assessment-interpreter = Was an interpreter used?

q-past-events-date = When was it?
    .hint = For example, 21 4 2026. If you only know the year, or month and year, fill in just that.
q-past-events-agency = Which agency knew of it?
    .hint = If the police were one of several, choose the police: some areas count only what the police knew.
q-past-events-what = What happened?
    .hint = A few words: for example, a broken finger treated at A&E, a door kicked in, a call to 999.
    .missing = Say what happened, or take the event away
q-reason-last-incident-on = When was the most recent incident?
    .hint = For example, 15 11 2026. The month or year will do.
q-criteria-referred-before = Has the victim been referred to a MARAC before?
q-criteria-repeat-marac = Which MARAC was it?
q-criteria-repeat-referred-on = When was the last referral to MARAC?
    .hint = The date of the referral, not of the meeting. The month or year will do.
q-criteria-repeat-same-pair = Was it about the same victim and the same alleged perpetrator or perpetrators?
q-criteria-repeat-crime = Would what has happened since be a crime if it were reported?
    .hint = Violence or threats, also to property; a pattern of stalking or harassment; sexual abuse. It need not have been reported. Only some areas ask for this.
q-criteria-routes = Which of these apply?
    .hint = Select all that apply. What your answers meet under this area's rules is ticked already; change it if you see it differently.
    .missing = Select why this case goes to MARAC
q-judgement-why = What worries you, and why?
    .hint = For example: how frightened they are, separation, strangulation, stalking, threats, honour-based abuse, barriers to getting help. Your reason is enough, whatever the number of Yes answers.
    .missing = Say what worries you and why
q-judgement-idva-referred = Has the victim been referred to an IDVA?
    .hint = An independent domestic violence adviser, who speaks for the victim at the meeting.
q-judgement-idva-referred-on = When?
    .hint = For example, 20 11 2026.

q-reason-narrative = What has happened?
    .hint = A few plain sentences are enough.
    .missing = Say what has happened, or why it is not known
q-reason-victim-wants = What does the victim want?
q-reason-police-history = What do the police know the alleged perpetrator for?
    .hint = Earlier offences and when they were, as far as known.
q-reason-police-references = Police references
q-reason-victim-wants-police = Does the victim want the police to act?
    .hint = The police may have to record a crime that they read of here. Ask where it is safe.
q-actions-taken = What has been done already?
    .hint = For example, a child safeguarding referral, a report to the police, a safety plan.
q-orders-and-dates = Orders, bail and court dates
q-agencies-involved-agency = Agency
    .missing = Enter the name of the agency, or take it away
q-agencies-involved-worker = Worker
q-agencies-involved-phone = Phone number
q-reason-risk-to-professionals = Risk to professionals
    .hint = For example: do not visit alone.

q-agreement-knows = Does the victim know about this referral?
    .missing = Say whether the victim knows about this referral, or why it is not known
q-agreement-agrees = Does the victim agree to this referral?
    .hint = A referral can go without agreement. A few short questions then record why.
    .missing = Say whether the victim agrees to this referral
q-agreement-why-share = Why are you sharing this without agreement?
    .missing = Say why you are sharing this without agreement
q-agreement-why-now = Why can this not wait, and why is this much information needed?
    .missing = Say why this cannot wait and why this much information is needed
q-agreement-decided-by = Who decided to share?
    .missing = Enter who decided to share
q-agreement-decided-on = When was it decided to share?
    .hint = For example, 20 11 2026.
    .missing = Enter when it was decided to share

q-urgent-is-urgent = Does this need action before the next meeting?
    .missing = Say whether this needs action before the next meeting
q-urgent-why = Why is it urgent?
    .missing = Say why it is urgent
q-urgent-by-when = By when is action needed?
q-urgent-who-was-rung = Who have you rung, and when?
    .hint = Marking a referral urgent alerts nobody. Ring first.
    .missing = Say who you have rung, and when
q-urgent-done-already = What has been done since?

fold-reach = Text, voicemail, email and post
fold-answer = Who may answer, and a safe third person
fold-person = Other names, address, work and allegations
fold-identity = Gender, ethnic group, religion and orientation
fold-home = Home, work and GP
fold-health = Health, pregnancy and other needs
fold-police = Police references, orders and court dates

prompts-heading = What helps the reader
prompt-what = What happened, and what is happening now
prompt-when = When and where
prompt-before = What led to it
prompt-injuries = Injuries, and treatment
prompt-told = Who knows: police, a doctor, family
prompt-help = How the victim is using help

spelling-summary = Spelling is not checked
spelling-why = Some browsers send what you type to a company to check it. Names, addresses and dates are never checked. You can turn it on for the long boxes of this form, for as long as this page is open.
spelling-on = Check spelling in long boxes

source-all-summary = Say once who told you
source-all = Source of every answer that names none
source-all-hint = For example, police report of 3 November. You can change it at each question.
source-all-act = Enter it everywhere
source-all-done = Entered at { $count ->
    [one] 1 question
   *[other] { $count } questions
}.
grid-how = Copy the answers row by row. With the keyboard, Y, N and D answer a row and go on to the next.
grid-detail = Detail and source

## Problems

problem-item = Answer question { $number }: { $short }
problem-item-detail = Shorten the detail of question { $number } by { $over ->
    [one] 1 character
   *[other] { $over } characters
} (at most { $max })
problem-reason = Say what the other reason is, beside "{ $label }"
problem-too-long = Shorten "{ $label }" by { $over ->
    [one] 1 character
   *[other] { $over } characters
} (at most { $max })
problem-email = "{ $label }" must be an email address, such as name@agency.example.org
problem-phone = "{ $label }" must be a phone number with at least 6 digits, such as 07700 900111
problem-postcode = "{ $label }" must be a whole postcode, such as NM1 4QT
problem-code = "{ $label }" must have { $characters } letters and digits, as they stand on the receipt
problem-nothing-changed = Nothing is changed yet. Fill in what is new in one of the sections.
problem-not-offered = Choose one of the answers offered for "{ $label }"
problem-form-too-long = The whole form is too long by about { $over } characters. Shorten the longest answers.
problem-date-day = "{ $label }" needs a day
problem-date-month = "{ $label }" needs a month
problem-date-year = "{ $label }" needs a year
problem-date-number = "{ $label }" must be written in numbers, such as 13 4 1991
problem-date-no-month = "{ $label }" has a month that does not exist: months run from 1 to 12
problem-date-swapped = "{ $label }" has a month that does not exist. Day and month may be the wrong way round: write the day first
problem-date-no-day = "{ $label }" is a day that does not exist: check the day, month and year
problem-date-year-digits = "{ $label }" needs a year of four digits, 1900 or later
problem-date-future = "{ $label }" must not be in the future: check the day, month and year

## A referral read back

head-kind = Kind
head-area = MARAC
head-referred-on = Referred on
head-sealed-at = Sealed at
head-refers-to = Adds to reference
kind-referral = New referral
kind-update = Update to an earlier referral
kind-answer = Answer to a question
kind-withdrawal = Withdrawal
kind-new-incident = New incident
joining-proved = Adds to { $reference }, proved by its key.
joining-unproved = UNPROVED: ring the switchboard. It says that it adds to { $reference }, and no key of that referral proves it. Nothing is changed by it.
joining-not-here = Adds to { $reference }. Its referral has not been opened here, so nothing is proved yet: ring the switchboard before you act on it.
withdrawal-closes-nothing = A withdrawal closes nothing by itself. Ring the sender, then decide.
counts = Yes { $yes }, No { $no }, Don't know { $dont_know }, not answered { $not_answered }
date-about = { $date } (about)
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
not-given = Not given
not-answered = Not answered
not-known-because = Not known. { $reason }
item-source-is = Source: { $source }
practice-mark = PRACTICE: an invented case, not a referral
print-heading = MARAC referral
html-more-than-shown = The file referral.json beside this page holds more than this version shows.
sender-not-proved = The seal does not prove who sent this. Confirm by ringing the agency's switchboard and reading out the reference.

## Every page

title-error = Error: { $title }
error-summary-title = There is a problem
error-prefix = Error:
warning = Warning
change = Change
service-name = MARAC referral
continue = Continue

## The desk

desk-bar = Your key
desk-lock = Lock
desk-countdown = Locks in { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}
desk-stay = Stay unlocked
desk-countdown-said = This page locks in { $seconds } seconds. Press any key to stay.
desk-locked-by-person = Locked. The key and everything that was open are gone from this page.
desk-locked-after = Locked after { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} without input. The key and everything that was open are gone from this page.
desk-locked-broke = The part of this page that opens files broke down at "{ $file }", so it was locked. Unlock again and leave that file out; open it with the marac command.
desk-locked-stopped = The part of this page that holds your key broke down, so it was locked. Unlock again.
desk-unlocked = Unlocked. You can open referrals now.
desk-key-of = { $label }, { $area }
desk-key-unlisted = A key that no area of this site lists
desk-key-practice = The practice key: it opens invented cases only
desk-key-now = Unlocked as: { $who }
desk-key-details = Your key in six words
desk-key-words = Compare them by phone with what a sender sees, or with the coordinator's own record.

unlock-heading = Unlock
unlock-intro = Referrals are opened on this computer. Your key and what you open stay in this page until you lock or close it; nothing is stored and nothing is sent.
unlock-file = Identity file
unlock-file-hint = The file with your secret key; its name ends in .key.age. You can choose several.
unlock-text = Or paste your identity
unlock-text-hint = The line that begins with AGE-SECRET-KEY-1, or the text of a locked identity file. It is taken when you unlock, and does not stay here.
unlock-of-pasted = What you pasted did not unlock, and was not kept: paste it again. { $why }
unlock-passphrase = Passphrase
unlock-passphrase-hint = You can paste it. Leave it empty for a file that is not locked.
unlock-show = Show
unlock-hide = Hide
unlock-show-label = Show passphrase
unlock-hide-label = Hide passphrase
unlock-shown = Your passphrase is visible
unlock-hidden = Your passphrase is hidden
unlock-act = Unlock
unlock-busy = Unlocking. This takes a few seconds.
unlock-go-on = Go on without the others
unlock-file-state = { $file }: { $state }
unlock-state-open = unlocked
unlock-state-not = not unlocked
unlock-of-file = { $file }: { $why }

unlock-no-file = Choose your identity file, or paste your identity
unlock-no-passphrase = Enter the passphrase of your identity file
unlock-in-practice = This page is in practice and takes no key. Leave practice, and unlock your key on the page for coordinators.
unlock-unreadable = The file could not be read. Check that it is still where it was, and choose it again.
unlock-not-started = The part of this page that holds your key could not be loaded. Check the connection and try again, or open your files with the marac command.
unlock-stopped = The part of this page that holds your key broke down while unlocking. Close other programs and try again, or open your files with the marac command.
unlock-wrong-passphrase = That is not the passphrase of this file. Try again; capitals and spaces count.
unlock-too-much-work = The file asks for far more work than ours do, so it was not tried. Use the identity file that was made for you; if it is this one, ask whoever set up your area.
unlock-not-an-identity-file = This is not an identity file; it may be a referral. Choose the file whose name ends in .key.age.
unlock-public-key-given = This file holds the public key, which only seals. Choose the identity file with the secret key.
unlock-ssh-or-plugin = This is an SSH key, or a key that lives in a hardware token. Use an age identity file made by marac keygen.
unlock-mistyped = A character of the secret key is wrong or missing. Use an unchanged copy of the file.
unlock-trailing-text = The secret key is in order, but other text follows it in its line. Paste the line of the key alone, from AGE-SECRET-KEY to its last letter.
unlock-truncated = The identity file ends too early: a part of it is missing. Use another copy of it.
unlock-damaged = The identity file was changed since it was made. Use another copy of it.

open-files = Sealed referrals
open-files-hint = Files that end in .age or .age.txt, or a zip of them. Choose as many as you like, or drop them anywhere on this page.
open-folder = A whole folder
open-folder-hint = For example the folder in which your dropbox puts its files. Every file in it is looked at.
open-armor = Text of a sealed referral
open-armor-hint = Paste everything from BEGIN AGE ENCRYPTED FILE to END AGE ENCRYPTED FILE. Quote marks of a mail do not matter.
open-armor-act = Open the text
open-armor-empty = Paste the text of a sealed referral first
open-pasted = Pasted text { $number }
open-more = Open more
open-progress = { $done } of { $all } looked at
open-progress-seconds = { $done } of { $all } looked at, { $rate } a second. About { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
} left.
open-progress-minutes = { $done } of { $all } looked at, { $rate } a second. About { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} left.
open-progress-said = Looking at { $all ->
    [one] 1 file
   *[other] { $all } files
}.
open-cancel = Stop here
open-done-said = Finished. { $sums }.

triage-heading = Referrals
triage-heading-register = All cases
triage-order = First
triage-sealed = Sealed
triage-agency = Agency
triage-routes = Routes
triage-any-route = Any route
triage-yes = Yes
triage-dont-know = Don't know
triage-children = Children
triage-missing = Missing answers
triage-complete = Complete
triage-not-asked = Not asked
triage-not-known = Not known
triage-added = Added to
triage-text = Find
triage-text-hint = Part of a reference, or of an agency's name.
triage-text-hint-register = A name or the beginning of one, a date of birth, part of an address, a phone number, a reference or an agency.
triage-nearly = No case has exactly that. These have it but for one letter.
triage-found-by = Found: { $who }
triage-only = Show only
triage-only-urgent = Urgent ones only
triage-only-incomplete = Those with missing answers only
triage-none = None of { $all } referrals is like that.
triage-which = { $from } to { $to } of { $shown } shown; { $all } { $all ->
    [one] referral
   *[other] referrals
} in all.
triage-pages = Pages of referrals
triage-page = Page { $number } of { $all }
triage-before = Page before
triage-after = Next page
triage-visible-high-risk = Visible high risk
triage-judgement = Judgement
triage-escalation = Escalation
triage-repeat = Repeat
ledger-heading = What was opened
ledger-given = { $given ->
    [one] 1 file
   *[other] { $given } files
}: { $sums }
ledger-sum = { $count } { $outcome }
ledger-save = Save this list
ledger-saved = ledger.csv was handed to the browser to save.
ledger-not-saved = The browser did not take the list. Try again.
ledger-show = Show
ledger-filter = { $what } ({ $count })
ledger-filter-all = All
ledger-filter-urgent = Urgent
ledger-filter-unproved = Unproved additions
ledger-range = Rows { $from } to { $to } of { $of }
ledger-pages = Pages of the list
ledger-first = First page
ledger-previous = Previous page
ledger-page-of = Page { $page } of { $pages }
ledger-next = Next page
ledger-last = Last page
ledger-read = Read
ledger-read-which = Read { $reference }, row { $number }
ledger-reference = Reference
ledger-urgent = Urgent
ledger-referred-on = referred on { $date }
ledger-same-file = Byte for byte the file in row { $number }.
ledger-same-referral = The same referral as in row { $number }, sealed again.
ledger-other-content = The same submission as row { $number }, with other content. Read both, and ring the sender.
ledger-same-reference = Shares its reference with row { $number }, and is another file. Say the file name as well.
ledger-joined = { $words } It stands in row { $number }.
ledger-additions = { $count ->
    [one] 1 addition stands
   *[other] { $count } additions stand
} beneath.
ledger-unproved = Unproved
ledger-proved = Proved
ledger-not-here = Not proved yet
ledger-locked-file = It is locked with a passphrase, as key files and drafts are. Choose the referral itself; a key file is for its owner alone.
ledger-secret-key = It holds a secret key, which opens every referral of its area. Choose the referral itself; if somebody sent you this, tell its owner at once.
ledger-exposed = This says it is a real case, but the practice key opens it, and everybody has that key. Ring the sender.

outcome-opened = opened
outcome-duplicate = duplicate
    .advice = You have it already; nothing was lost.
outcome-practice = practice
    .advice = An invented case came in among real ones. Read it to see who sent it, and tell them.
outcome-wrong-key = sealed for somebody else
    .advice = None of your keys opens it. Try the deputy's key, or ask the sender which area they chose.
outcome-damaged = damaged
    .advice = It was changed on its way, or was not made by this service. Ask the sender for the file again; they may have downloaded it.
outcome-truncated = incomplete
    .advice = A part of it is missing. Copy the file or the text again, or ask the sender for it.
outcome-newer-version = from a newer version
    .advice = It was made by a newer version of this service. Ask your operator for the current version; until then the age command opens it.
outcome-not-a-referral = not a referral
    .advice = It is some other file. If somebody sent it as a referral, ring them.
outcome-unreadable = could not be read
    .advice = The browser was not allowed to read it, it is gone, or it is a folder. Choose a folder with "A whole folder".
outcome-live = a real referral
    .advice = It says that it is real, and nothing of it was shown. Practice opens invented cases alone: give it to the coordinator, and keep no copy.
outcome-stopped = not opened: stopped
    .advice = You stopped before it was looked at. Choose it again to open it.

open-heading = Referral
open-back = Back to the list
open-reference = Reference
open-counts = Checklist
open-print = Print
open-urgent = URGENT: the sender says this needs action before the next meeting
open-gaps = Sent without { $count ->
    [one] 1 answer
   *[other] { $count } answers
} that a referral has to have:
since-heading = { $count ->
    [one] 1 addition since
   *[other] { $count } additions since
}, proved by the sender's key
since-intro = They stand beside the referral: nothing in it was overwritten, and nothing was closed.
since-when = Referred on { $date }, sealed at { $at }
since-now = Now:
since-then = Changed again since, then:
since-before = Before:
since-same = the same
since-longer = { $beginning } ... (in full in its own record)
since-nothing = not given
since-attachments = It brings { $count ->
    [one] 1 attachment
   *[other] { $count } attachments
}: save them from its own page.
since-row = CHANGED SINCE by { $reference }. Now: { $now }
since-belongs = Where this belongs
since-overtaken = Something else was added later. Read the referral's own page for how things stand.
since-read-referral = Read the referral it names
unproved-heading = UNPROVED: { $count ->
    [one] 1 file says that it adds
   *[other] { $count } files say that they add
} to this referral
unproved-intro = No key proves it, so it may be from anybody, and it changes nothing here. Ring the switchboard and ask the sender of the referral whether they sent it.
open-exposed = This says it is a real case, but the practice key opens it, and everybody has that key. Ring the sender, and have it sealed again for you.
open-sender-heading = Who sent this?
open-ring-switchboard = Ring { $agency } on { $number }, the number that your area lists.
open-ring-no-number = Your area lists { $agency } without a number. Find its switchboard yourself; do not use a number from this referral.
open-ring-not-listed = Unverified: your area does not list this agency. Find its switchboard yourself; do not use a number from this referral.
open-ring-not-named = It does not say which agency it is from. Ring the switchboard of the agency that made the referral; do not use a number from this file.
open-ring-no-pack = The area's own list of agencies is not at hand, so the sender cannot be compared with it. Find the agency's switchboard yourself; do not use a number from this referral.
open-mail-unverified = Unverified: the email address is not one of the agency's. Ring the switchboard.
open-mail-not-given = No email address was given.
open-checklist-other = The checklist at hand here is not word for word the one that was answered. The answers stand; read the questions beside them with care.
open-checklist-none = The checklist could not be loaded from this site. Its answers are shown by the number of the question.
open-attachments = Attachments
open-attachments-hint = They are saved, never shown here. Like the referral they are from an unproved sender: check them for viruses before you open them.
open-attachment-save = Save
open-attachment-position = Position removed by the sender's page
size-bytes = { $bytes ->
    [one] 1 byte
   *[other] { $bytes } bytes
}
size-kilobytes = { $kilobytes } KB
size-megabytes = { $megabytes } MB
open-attachment-differs = Not the file that the referral describes
open-attachments-lost = The referral names { $files }, which it does not hold. Ask the sender.
open-attachment-gone = The sealed file is no longer where it was, or has changed. Choose it again, then save.
open-attachment-saved = { $file } was handed to the browser to save.
open-more-than-shown = The file holds more than this version shows. To see all of it, open it with the marac or age command.

## Beside the controls

needed = (needed)
characters-left = { $count ->
    [one] 1 character left
   *[other] { $count } characters left
}
characters-over = { $count ->
    [one] 1 character too many
   *[other] { $count } characters too many
}
date-day = Day
date-month = Month
date-year = Year
select-one = Select one
not-known-summary = Not known? Say why
not-known-legend = Why it is not known
not-known-text = More about the reason (needed for "Another reason")
not-known-instead = This reason is sent instead of an answer. What you typed above stays here and is not sent.
not-known-take-back = Take the reason back
item-why = Why this matters and how to ask
item-options = Which? Select all that apply
item-detail = Detail
item-source = Who said so, if not the victim
item-number = for question { $number }
fed-item = From the checklist, question { $number }. Change it if it is not right.
fed-past-events = From the past events above. Change it if it is not right.

## The practitioner's page

loading = Loading.
step-of = Step { $number } of { $all }
danger-999 = If somebody is in danger now, ring 999. Do not wait for MARAC.
trial-banner = TRIAL on this computer. Use invented cases only: nobody at a MARAC reads what is sent here.
trial-tag = Trial
marking-default = OFFICIAL-SENSITIVE when complete
back-to-tasks = All sections
build-is = Version { $build }
contact-is = To speak to the MARAC team, ring { $phone }{ $hours }.

areas-heading = Refer a case to MARAC
areas-which = Choose the MARAC of the area where the victim lives now.
areas-practice = Practise with invented cases
areas-coordinator = For coordinators: open referrals
areas-choose-another = Choose an area
areas-not-read = The list of areas could not be loaded. Check your connection and load the page again.

no-area-heading = This site is not ready for referrals yet
no-area-practitioner = No MARAC area has been set up here. To make a referral, ring the MARAC coordinator of the area where the victim lives.
no-area-operator-heading = If you run this site
no-area-keys = Make one key for each person who may open referrals, and a recovery key:
no-area-pack = Write the area pack with the public keys and the area's rules, and put it beside the page as:
no-area-check = Check it:
no-area-directory = List the area in areas/index.json:
no-area-trial = To try the portal on your own computer with an invented area, run, in a copy of the project:

load-no-area = This site has no such area. Check the address, or choose an area from the list.
load-no-answer = The area's details could not be loaded. Check your connection and load the page again.
load-practice = This area's file is for practice. No real referral can be made with it.
load-old-build = This page is older than the area asks for. Load the page again to get the current one; what you sealed before stays good.
load-pack-damaged = The area's file cannot be used, so nothing can be sealed with it.
load-instrument = The risk checklist of this area cannot be used, so nothing can be sealed with it.
load-fault = For whoever runs this site: { $fault }
fault-no-instrument = The file of the risk checklist that the area pack names is not beside the page, in instruments/.
fault-instrument = The file of the risk checklist is not one that this version can read.
fault-other-instrument = The file of the risk checklist is another one than the area pack decided on (id, version or sha256).
area-unusable-heading = No referral can be made here at the moment
area-unusable-instead = Ring the MARAC coordinator of the area and refer by phone or on paper. If somebody is in danger now, ring 999.

start-heading = Refer a case to { $area } MARAC
start-now = Start
start-what = Use this form when you work with somebody at high risk of serious harm or death from domestic abuse. You complete a risk checklist and a referral. Both are sealed on this computer before they leave it.
start-begin-heading = Before you start
start-elsewhere = The MARAC where the victim lives now hears the case. Refer there, or ring the MARAC team here: they know the neighbouring areas and can pass a case on.
start-age = This MARAC hears cases of victims aged { $age } or over.
start-too-young = A younger victim is a child, and child protection comes first. This is the quickest way to safety:
start-too-young-danger = In danger now: ring 999.
start-too-young-referral = Ring children's social care where the child lives and make a child protection referral today, out of hours too. Tell your safeguarding lead.
start-too-young-adult = If an adult in the same home is abused too, refer that adult here.
own-record-summary = Start from your own record of the referral
own-record = Your own record
own-record-hint = The file ending in -own-record.json that you saved after sending. It is read on this computer only. Without it, start from an empty form and fill in just what is new.
own-record-taken = Your record was read. Change what is different; only that is sent.
own-record-unreadable = The file could not be read. Check that it is still where it was, and choose it again.
own-record-sealed = This is the sealed referral, which only the coordinator can open. Choose the file ending in -own-record.json, or start from an empty form.
own-record-not-one = This is not a record of a referral. Choose the file ending in -own-record.json, or start from an empty form.
own-record-newer = This record is from a newer version of this page. Load the page again, or start from an empty form.
own-record-other-area = This record belongs to another area or to a training session. Choose that area first, or start from an empty form.
start-duties-heading = MARAC does not replace your other duties
start-duties-child = If a child may be at risk, make a child safeguarding referral as well, today.
start-duties-adult = If an adult with care and support needs may be at risk, raise a safeguarding concern as well.
start-duties-police = Keep working with the victim on their safety. Do not wait for the meeting.
start-need-heading = What you need
start-need-contact = How and when it is safe to contact the victim.
start-need-answers = The answers to the 24 questions of the risk checklist, or time to ask them in safety.
start-need-time = About 25 to 60 minutes. You can stop, save it locked, and go on later.
start-need-computer = A computer that the alleged perpetrator cannot get at.

readers-heading = Who can read what you send
readers-only = Only these people can open it. No server, mailbox or IT department on the way can.
readers-details = Check these keys by phone
readers-check = The area's file is not signed. To be sure of the keys, ring the MARAC team on a number that you know, not the one on this page, and compare the six words.
readers-words-wait = Working out the six words…
readers-words-failed = The keys could not be checked. Load the page again.
readers-until = Valid until { $date }
readers-grace = The keys of this area have expired. You can still send until { $date }. Please also ring { $phone } to tell them.
readers-not-yet = { $label }: left out, because the key is not in force before { $date }.
readers-expired = { $label }: left out, because the key expired on { $date }.
readers-revoked = { $label }: left out, because the key was revoked on { $date }.
keys-remember = This is my own computer: remember these keys and warn me if they change
keys-hint = Never on a computer that somebody else uses too. Stored are the fingerprints of these public keys and the name of the area: nothing of any referral, but a sign that this computer was used for MARAC. "Leave this page" does not remove them; "Forget these keys" does.
keys-forget = Forget these keys
keys-same = This computer remembers these keys, and they have not changed.
keys-kept = This computer remembers these keys from now on. If they change, a warning stands above the button that seals.
keys-forgotten = Forgotten: this computer stores nothing of { $area } any more.
keys-refused = The browser did not let this page store or remove anything, perhaps because this is a private window or its storage is full. Nothing has changed.
keys-changed = These are not the keys of { $area } that this computer remembers.
keys-damaged = What this computer remembers of the keys cannot be read, so nothing could be compared.
keys-new = New: { $label }, with the words { $words }
keys-gone = Not there any more: the key with the words { $words }
keys-ring = Before you send, ring the MARAC team on a number that you know, not the one on this page, and compare the six words of each new key. Whoever put a wrong key here could read what you send.
keys-still = There may be a good reason, such as a new coordinator, and you can still send. If nobody answers and it cannot wait, ask your manager or the police how to pass it on.
keys-accept = I have checked: remember the new keys
cannot-seal = Nothing can be sealed for this area today, so nothing can be sent from here. What you have typed stays on this page.
blank-form = Blank form of the area
clock-wrong = The clock of this computer is wrong. It says { $device }; today is { $server }, and that date is used.

tasks-heading = Your referral
tasks-order = Fill in the sections in any order. Answers marked "(needed)" have to be there before you can send.
tasks-adds = Fill in only what is new or different, in any order. Nothing else of the referral changes, and the coordinator sees both.
tasks-kept = What you type stays while this page is open.
tasks-check = Check answers and send
tasks-urgent = No time for the whole form? Mark it as urgent in the last section: then you can send it with gaps.
status-not-started = Not started
status-started = In progress
status-complete = Completed
status-optional = Optional
status-attached = { $count ->
    [one] 1 file
   *[other] { $count } files
}

person-perpetrators = Alleged perpetrator { $number }
person-household = Person { $number }
person-agencies = Agency { $number }
person-past-events = Past event { $number }
person-question = { $person }: { $question }
person-add-perpetrators = Add another alleged perpetrator
person-add-household = Add a person
person-add-agencies = Add another agency that is involved
person-add-past-events = Add a past event
person-remove = Take { $person } away
person-remove-sure = What you typed about { $person } will be gone.
person-remove-yes = Take away
person-remove-no = Keep
leave = Leave this page
leave-how = Everything typed here is cleared; with a passphrase set, sealed first. You can also press Shift three times.
leave-how-code = Everything is hidden for two minutes and comes back with your code. You can also press Shift three times.
leave-code-summary = If somebody may come in: set a code to hide your work
leave-code-what = Without a code, "Leave this page" clears everything at once. With one, your work is hidden behind an empty page for two minutes and comes back with the code. After that, or after three wrong codes, everything is cleared.
leave-code-limits = It is no password: it keeps somebody who looks at the screen from reading, not somebody who knows computers. The address of this site stays in the address bar.
leave-code = Code
leave-code-hint = 4 to 8 digits or letters that you will remember in a hurry. Not your telephone's or your bank's.
leave-code-wrong = Use 4 to 8 digits or letters, nothing else
leave-code-set = Set the code
leave-code-is-set = A code is set. "Leave this page" now hides your work for two minutes.
leave-code-take = Take the code away
leave-code-taken = No code is set. "Leave this page" clears everything.
cover-title = New tab
cover-code = Code
cover-go = Go
cover-again = Try again
continue-without = Continue without fixing this now
intro-referrer = The coordinator rings you if anything is unclear.
intro-safe-contact = Wrong contact can put the victim in danger. Leave nothing to be guessed here.
intro-perpetrator = Never tell an alleged perpetrator about this referral. Name everybody who harms or threatens the victim: several people, or relatives, are an ordinary case.
intro-household = Everybody who lives with the victim or is affected: children, an unborn child, other adults.
intro-background = Everything here is optional. What you know helps the right agencies to come to the meeting.
intro-ric = Ask the questions in safety, where nobody can listen, or answer them from what is known. "Don't know" is an answer.
intro-reason = Write it as the victim or your records say it. Keep fact and opinion apart.
intro-agreement = Ask where it is safe to ask. A referral can go without agreement.
urgent-alerts-nobody = Marking this urgent alerts nobody. If somebody is in danger now, ring 999. You stay responsible until a person has accepted the referral.
urgent-out-of-hours = Out of hours: { $who }, { $phone }.

ric-next = Next unanswered question
finding-heading = What the checklist shows
finding-met = { $yes ->
    [one] 1 answer is Yes
   *[other] { $yes } answers are Yes
}. With { $needed } or more, this area hears a case as visible high risk.
finding-not-met = { $yes ->
    [one] 1 answer is Yes
   *[other] { $yes } answers are Yes
}; { $needed } would be visible high risk in this area. That does not mean that the risk is small. Your judgement, escalation or a repeat is reason enough to refer.
finding-unfinished = Not answered yet: { $open }. The count says little until all questions have an answer.
finding-dont-knows = { $count } answers are "Don't know". What is not known can matter more than what is: consider finishing the checklist in a safe place, and whether your judgement is to refer now.
household-asked = The checklist speaks of these, and they are not listed below yet:
household-asked-who = { $who }: { $count ->
    [one] question { $numbers }
   *[other] questions { $numbers }
}
list-and = { $first } and { $last }
events-heading = What happened before
events-intro = Add each time that the victim was harmed or threatened and the day it was, the latest time too. Visits to A&E, repairs and calls from neighbours count, not only what the police knew.

route-count-met = Included: { $yes } answers are Yes, and { $needed } or more are visible high risk in this area. This cannot be taken away.
route-judgement = Enough by itself, whatever the numbers say. It can raise the risk that they show and never lowers it.
route-judgement-alone = On what is known, none of this area's numbers is reached; what is not known may matter more. Either way: finish the checklist in safety, bring in a specialist service, plan for safety, and look again when anything changes.
route-events-needed = Needed: { $events } events within { $months } months.
route-events-needed-police = Needed: { $events } events that the police knew of, within { $months } months.
route-events-none = None that counts is listed above.
route-events-window = In the { $months } months up to the most recent one, from { $first } to { $last }, there { $count ->
    [one] is 1
   *[other] are { $count }
}
route-events-unsure = { $count } more may count: the date, or who knew, is not known well enough.
route-events-not-counted = Not counted here, because the police did not know: { $count }.
route-events-long-ago = The most recent one was more than { $months } months ago.
route-met = Met.
route-not-met = Not met on what is listed. Tick it all the same if you see it differently.
route-not-known = Whether it is met hangs on that. Find it out if you can, or decide yourself.
route-repeat-needed = Needed: something has happened within { $months } months of the last referral, counted from the date of that referral.
route-repeat-needed-crime = Needed: within { $months } months of the last referral, counted from the date of that referral, something has happened that would be a crime.
route-repeat-not-said = Say above whether there was an earlier referral.
route-repeat-never = There was no earlier referral.
route-repeat-before-not-known = Whether there was an earlier referral is not known. The MARAC team can look it up.
route-repeat-another = The earlier referral was to another MARAC, and this area counts its own only. Say so in the referral: the two MARACs may need to speak.
route-repeat-which = This area counts its own MARAC only, and which MARAC it was is not known.
route-repeat-other-people = It was about other people.
route-repeat-people-not-known = Say above whether it was about the same victim and alleged perpetrator.
route-repeat-no-crime = This area counts only what would be a crime. A pattern of contact that is not wanted may be harassment.
route-repeat-crime-not-known = Say above whether it would be a crime.
route-repeat-no-date = The date of the last referral is missing.
route-repeat-not-exact = It hangs on the exact dates of the last referral and the most recent incident.
route-repeat-nothing-since = The most recent incident was before the last referral.
route-repeat-too-late = Referred on { $from }, so it counts until { $until }. The most recent incident, { $incident }, was later.
route-repeat-too-late-about = Even counted from the end of { $from }, the most recent incident, { $incident }, was too late.
route-repeat-within = Referred on { $from }, so it counts until { $until }. The most recent incident: { $incident }.
route-repeat-within-about = Referred in { $from }. The most recent incident: { $incident }.
incident-today = none is dated, so today is taken

## Attachments

attach-heading = Attachments
attach-none = This area takes no attachments: say in the referral what you have, and the coordinator will ask for it.
attach-what = Optional. You can attach { $files ->
    [one] 1 file
   *[other] up to { $files } files
} of the kinds { $types }, together no more than { $most }.
attach-types = { $others } or { $last }
attach-mailed = Referrals to this area travel by email, which can carry no more.
attach-position = The position where a photo was taken is removed from it, and nothing else. A position inside a PDF stays, and so does what the picture shows.
attach-memory = A file is read into this page when you choose it, and leaves it only sealed with the referral.
attach-label = Choose files
attach-hint = You can choose several. The name of a file goes with it, inside the sealed file only; in it, all but letters, digits, dots, dashes and underscores becomes an underscore.
attach-list = Attached
attach-sums = { $files ->
    [one] 1 file
   *[other] { $files } files
}, { $size } of { $most }
attach-kind-size = { $kind }, { $size }
attach-named = Sent as { $name }
attach-position-removed = Position removed
attach-remove = Remove
attach-reading = Reading { $file }.
attach-added = { $file } is attached.
attach-added-without-position = { $file } is attached. The position where it was taken was removed from it.
attach-removed = { $file } is no longer attached.
attach-too-large-to-mail = Together these files are too large for an email. They can go to the dropbox; the saved file could only be passed on in another way.
attach-wait = Files are still being read. Wait until they are listed, then go on.
attach-no-files = No files
attach-over-any = This area takes no attachments: remove the files.
attach-over-kind = This area does not take files such as { $file }: remove it.
attach-over-files = This area takes no more than { $most ->
    [one] 1 file
   *[other] { $most } files
}: remove some.
attach-over-bytes = This area takes no more than { $most } together: remove some of the files.
attach-not-attached = Chosen, but not attached:

refused-empty = { $file } is empty, so it was not attached. Save it once more in the program it comes from, and choose it again.
refused-too-large = { $file } was not attached: all files together may have { $most }. Make it smaller, for example by scanning at a lower resolution, or remove another file.
refused-too-large-to-mail = { $file } was not attached: referrals to this area travel by email, which can carry { $most } of files. Make it smaller, or remove another file.
refused-too-many = { $file } was not attached: this area takes no more than { $most ->
    [one] 1 file
   *[other] { $most } files
}. Put several documents into one PDF, or remove another file.
refused-twice = { $file } was not attached again: a file with the same content is attached already.
refused-unreadable = { $file } could not be read, so it was not attached. Check that it is a file and still where it was, and choose it again.
refused-not-examined = { $file } was not attached: the part of this page that looks at files could not be started. Check the connection and choose it again.
refused-kind = { $file } was not attached: this area does not take files of its kind. Save or print it as { $types }, and choose that file.
refused-misnamed = { $file } was not attached: it is something else than its name says. Open it, save it anew as { $types }, and choose that file.
refused-heic = { $file } was not attached: it is an HEIC photo, which many computers cannot open. Take a screenshot of it, or save it as JPEG, and choose that. To take photos as JPEG, choose on an iPhone: Settings, Camera, Formats, Most Compatible; on an Android phone, switch off HEIF or high efficiency pictures in the camera's settings.
refused-word = { $file } was not attached: it is a document that can still be changed. Save it as a PDF first (in Word: File, Save As, PDF; in LibreOffice: File, Export As, PDF), and choose that file.
refused-picture = { $file } was not attached: the position where it was taken cannot be removed from a picture of this kind. Take a screenshot of it, or save it as JPEG, and choose that.
refused-film = { $file } was not attached: the photo holds a short film, from which the position cannot be removed. Save it as a still photo, or take a screenshot of it, and choose that.
refused-unclear = { $file } was not attached: its details cannot be read, so the position where it was taken might stay in it. Take a screenshot of it, or save it anew as JPEG, and choose that.

## Checking and sealing

check-heading = Check your answers
check-read = Read everything once more, safe contact above all.
check-left-out = These answers will not be sent, because another answer hides their question:
check-to-mend = { $count ->
    [one] 1 thing to fix before you can send
   *[other] { $count } things to fix before you can send
}
check-to-mend-how = Each line leads to its question.
check-gaps = Urgent: this goes without { $count ->
    [one] 1 answer that is usually needed
   *[other] { $count } answers that are usually needed
}. The coordinator sees which.
check-confirm-heading = This goes to { $area } MARAC
check-confirm = Yes: { $area } is the right area, and these people may read it
check-confirm-missing = Confirm the area and who may read the referral
check-seal = Seal the referral
check-sealing = Sealing on this computer.
seal-no-worker = NOT sealed and NOT sent: a part of this page could not be started. Try once more; if it happens again, load the site in another browser, or ring the MARAC team. What you typed is still here.
seal-no-randomness = NOT sealed and NOT sent: this computer gave no random numbers. Use another computer or browser; copy what you typed from the sections.
seal-no-recipients = NOT sealed and NOT sent: the area's file names nobody who can open it. Ring the MARAC team.
seal-failed = NOT sealed and NOT sent: the sealed file did not pass its check. Try once more; if it happens again, ring the MARAC team and refer by phone.

receipt-heading = Your sealed referral
receipt-nothing-heading = Nothing is sealed
receipt-nothing = Nothing has been sealed or sent from this page. What you typed is still in the sections.
receipt-to-check = Check your answers
receipt-reference = Reference
receipt-amend-key = Key for later additions
receipt-amend-key-is = With the key, and only with it, you can later prove that an addition to this referral comes from you. It is in no file that is sent: keep it with your own record.
receipt-area = MARAC
receipt-sealed-at = Sealed
receipt-sealed-when = { $day }, { $time } by this computer's clock
receipt-changed = You have changed your answers since this was sealed. Seal again if the change should go.
receipt-send = Send to the MARAC dropbox
receipt-send-again = Try to send again
receipt-stop = Stop sending
receipt-no-dropbox = This area has no dropbox. Save the sealed file and pass it on as the area asks.
receipt-other-dropbox = This version of the page cannot send to this area's dropbox. Save the sealed file and pass it on as the area asks.
receipt-save-heading = Save the sealed file
receipt-save-what = The file is the same that is sent. Nobody but the people named can open it.
receipt-save = Save { $name }
receipt-email = You can mail it to { $email }.
receipt-nothing-heard = Not read until somebody acknowledges it. If you have heard nothing after { $hours ->
    [one] 1 working hour
   *[other] { $hours } working hours
}, ring { $ring }.
receipt-nothing-heard-day = Not read until somebody acknowledges it. If you have heard nothing by the next working day, ring { $ring }.
receipt-armor-heading = Copy it as text
receipt-armor-what = For a mail program that blocks files, or a computer that does not let you save any. The text is the same sealed file: nobody but the people named can open it.
receipt-armor-copy = Copy the sealed referral as text
receipt-armor-copied = Copied. Copied is not sent: paste it where it should go, and see that it has gone. The last line must be there too, the one that begins -----END.
receipt-armor-refused = The browser did not let this page copy. Unfold the text below, go into it, select all of it (Ctrl+A) and copy it yourself (Ctrl+C).
receipt-armor-fold = Show the text of the sealed referral
receipt-armor-text = Text of the sealed referral
receipt-armor-save = Save as text file { $name }
receipt-armor-too-long = With its attachments the sealed referral is too long to copy. Save it as a text file, or as the file above.
receipt-urgent = You marked this as urgent. Ring now: the mark alerts nobody.
receipt-print = Print this receipt
receipt-print-what = Nothing about the case is on it.
receipt-finish = Finish and clear this page
receipt-finish-unsent = As far as this page knows, the referral has not left it: nothing was sent, saved or copied. Send it, save it or copy it first. If you did copy the text by hand and it has gone where it should, or to clear it all the same, choose "Finish and clear this page" once more.

own-heading = For your own records
own-what = The whole referral, readable, with the reference and the key for later additions. Only for your agency's own protected records.
own-hide = Hide it from online access, such as a patient portal, and from every record that the alleged perpetrator may see.
own-print = Print the record
own-print-what = On paper, with the marking on every page. It is shown on this screen first: see that nobody looks over your shoulder.
own-copy = Copy as plain text
own-copy-what = To paste into the case in your agency's own system.
own-copied = Copied. Paste it into your own system now, then copy something else, so that it does not stay on the clipboard.
own-refused = The browser did not let this page copy. Unfold the text below, go into it, select all of it (Ctrl+A) and copy it yourself (Ctrl+C).
own-fold = Show the record as plain text
own-text = Your record as plain text
own-save = Save your own record
own-save-what = A file that fills in the form again when you add to this referral later. It is NOT sealed: whoever has it can read everything and speak for you.
own-saved = Handed to the browser for saving. Move it from your downloads into your agency's own protected system, and delete it where it was.
own-text-heading = YOUR OWN RECORD OF A MARAC REFERRAL. It is not sealed.
own-page-heading = Your own record of the referral
own-page-print = Print
own-page-back = Back to the receipt
own-readers = Sealed to
own-counts = Checklist
stands-not-sent = Sealed, and NOT sent yet
stands-sealed = The referral is sealed on this computer. Now send it or save it.
stands-sending = Sending
stands-sending-wait = Keep this page open. This takes a few seconds.
stands-busy = The dropbox is busy. Trying again in { $seconds } seconds.
stands-stored = In the dropbox
stands-stored-not-read = The dropbox has confirmed every byte. It has not been read yet.
stands-taken-not-read = The dropbox says that it has taken the file. A dropbox of this kind cannot confirm every byte: keep the saved file until the MARAC team has acknowledged it. It has not been read yet.
stands-unknown = Not known whether it arrived
stands-unknown-what = The dropbox gave no answer that can be relied on. Try again: it cannot arrive twice. If that does not help, save the sealed file and ring the MARAC team.
stands-failed = NOT sent
why-no-worker = A part of this page could not be started, so nothing was sent. Try once more, or save the sealed file.
why-not-sealed = What was to be sent is not a sealed referral. Nothing was sent. Seal again, or ring the MARAC team.
why-stopped = You stopped it while the dropbox was busy. Nothing was sent.
why-full = The dropbox is full (answer 507). Save the sealed file, and ring { $phone } to say so.
why-expired = The area's permission to use its dropbox has run out. Save the sealed file, and ring { $phone } to say so.
why-too-large = NOT stored: the dropbox refused the file (answer 413), because it takes none of this size. Leave attachments out and seal again, or save the sealed file, and ring { $phone } to say so.
why-refused = The dropbox refused the file (answer { $status }). Save the sealed file, and ring { $phone } to say so.
why-busy = The dropbox is too busy. Try again in a few minutes, or save the sealed file.
why-mismatch = The dropbox holds something other than what was sent. Save the sealed file, and ring { $phone } to say so.
why-no-randomness = This computer gave no random numbers, which the file's name in the dropbox is made of. Save the sealed file and send it another way.
saved-done = The file was handed to the browser for saving. Check that it is in your downloads.
saved-failed = The browser refused to save the file. Send it to the dropbox, or try another browser.

status-heading = Has my referral been read?
status-what = Type the code from your receipt. It names the sealed file in the dropbox and says nothing about the case.
status-code = Code of the sealed file
status-code-is = To ask later whether it was read, keep this code with your own record. It says nothing about the case:
status-ask = Ask whether it was read
status-back = Back to the start
status-waiting = In the dropbox. Nobody has taken it yet.
status-claimed = Somebody in the MARAC team has taken it, and is about to read it.
status-accepted = The MARAC team has it in its register.
status-not-there = This dropbox has no file with that code, or has cleared it away after its time. Look at the code again, or ring the MARAC team.
status-no-answer = The dropbox gave no answer. Try again later, or ring the MARAC team.
status-not-told = That is no code of a sealed file, or this dropbox cannot tell. A code has 32 digits and letters from a to f.

finished-heading = Cleared
finished-cleared = What you typed and the sealed file are gone from this page.
finished-files = What you saved, printed or copied is still where you put it: look in your downloads and on the printer, and copy something else over what is on the clipboard.
finished-another = Start another referral

## Area packs: why one does not load

area-malformed = This is not a well-formed area pack: line { $line }, column { $column }: { $detail }. Correct it there and try again.
area-not-a-pack = This file is not an area pack. Choose the file that has "format": "marac-portal/area@1" in it.
area-newer-format = This area pack is of format { $found }, and this version reads format 1. Install a newer version.
area-bad-id = The "id" of this area pack cannot name an area. Use lower-case letters, digits and hyphens, at most 40.
area-empty = The field "{ $field }" of this area pack is empty. Fill it in.
area-bad-recipient = The key of recipient { $number } cannot be used: { $why }
area-recipient-empty = it is empty. Put in the public key, which begins with age1.
area-recipient-secret = it is a secret key. Take it out of the pack at once, make a new key, and put in the public one, which begins with age1.
area-recipient-ssh = it is an SSH key. Use a key that "marac keygen" made.
area-recipient-plugin = it belongs to an age plugin. Use a key that "marac keygen" made.
area-recipient-mistyped = a character is wrong or missing. Copy it again from recipients.json.
area-recipient-unsafe = anybody could open what is sealed to it. Find out who put it there, and replace it.
area-recipient-not-one = it is not a public key. Copy it from recipients.json; it begins with age1.
area-bad-signing-key = The "sign" key of recipient { $number } is not one. Copy it from recipients.json: 64 letters and digits.
area-bad-dates = The last day of recipient { $number } comes before the first. Correct "from" or "to".
area-two-families = Recipients { $first } and { $other } have keys of two kinds. All keys of a pack must be classic, or all post-quantum.
area-duplicate-recipient = Recipients { $first } and { $again } have the same key. Give each person their own.
area-nobody-but-recovery = Nobody in this pack reads referrals day by day. Add at least one recipient besides "recovery".
area-practice-key-in-live = Recipient { $number } is the practice key, which everybody has. Take it out: a live pack must not name it.

area-directory-malformed = The directory of areas is not well-formed: line { $line }, column { $column }. Correct it there.
area-directory-newer = The directory of areas is of a newer format. Install a newer version.
area-directory-bad-id = The id of area { $number } in the directory cannot name an area, or stands twice.

## Area packs: what to know about one

area-cannot-seal-today = Nobody can be sealed to today: every key is revoked, expired or not yet in force. Put in a key that is in force.
area-grace = Only expired keys are left. They serve until { $until }, then nobody can send: put in new keys now.
area-not-yet-in-force = { $label }: the key is not in force before { $from }, so nothing is sealed to it yet.
area-expired = { $label }: the key expired on { $to }, so nothing is sealed to it any more. Put in a new one.
area-revoked = { $label }: the key has been revoked since { $since }, so nothing is sealed to it.
area-expiring-soon = { $label }: the key expires on { $to }, { $days ->
    [0] today
    [one] tomorrow
   *[other] in { $days } days
}. Put in a new one in time.
area-drill-due = The key of { $label } was last tried on { $last }. Open a test referral with the saved file, at desk/#/keys.
area-drill-never = No restore drill of the key of { $label } is on record. Open a test referral with the saved file, at desk/#/keys.
area-no-recovery = There is no recovery key. If the other keys are lost, so are the referrals: add one and keep it in a safe.
area-one-reader = Only one person reads referrals: { $label }. Add a deputy, so that an absence does not leave them unread.
area-unsigned = The pack is unsigned, and signing is not in this version: check by phone. Read the words below to whoever holds each key.
area-trial = This is a trial area: its keys and passphrase lie on one computer. Never send a real referral to it.
area-practice = This is a practice pack: what is sealed with it is a training case.
area-needs-newer = The pack asks for version { $version } or newer. Install it: an older page tells senders to reload.
area-upload-not-in-this-version = Uploading to "{ $kind }" is not in this version, so senders download the file instead. It knows "put", "azure-blob", "s3-post" and "webdav".
area-upload-unusable = The dropbox cannot be used: the address of "{ $kind }" must be relative or begin with https://, and "azure-blob" and "s3-post" need their signature. Nobody can upload.
area-upload-field = The dropbox's "{ $name }" is not as it has to be, so the page does without it: "fields" holds texts by their names, and "expires" is a time as 2026-12-01T00:00:00Z. Take them over again from what made the permission.
area-upload-expires = The permission to upload to the dropbox ends on { $until } ({ $days } days). From then on nobody can upload: make a new one, and put it into the pack before.
area-upload-allows-more = The signature in the dropbox's address allows more than to create (sp=c). Everybody can read the pack, so everybody could do the rest too: make one that may create and nothing else.
area-download-only = The pack names no dropbox, so senders download the file and send it themselves.
area-no-fallback = The pack has no "fallback". Say what to do when the portal cannot be used: a note, a blank form.
area-unknown-field = The field "{ $name }" is not known to this version. It is kept; check its spelling.
area-letter-name = The letter "{ $letter }" cannot have this name, so it is left out. Use lower-case letters, digits and underscores, at most 40.
area-letters-shape = The field "letters" does not hold letters by their names, so our own go out. Write them as the description of the area pack shows.
area-letter-shape = The letter "{ $letter }" is not in order, so ours goes out instead. It needs "paragraphs", a list of texts that say something, and may have a "subject".
area-letter-placeholder = In the letter "{ $letter }", { $found } is no placeholder, so our letter goes out instead. A letter can name the reference, agency, area, phone, meeting_date and date, each between braces, and nothing of a case.
area-in-order = { $name }: the pack loads and can be sealed to.
area-fingerprint = { $label }: { $words }

role-coordinator = MARAC coordinator
role-deputy = Deputy coordinator
role-staff = MARAC team
role-idva = IDVA service
role-recovery = Recovery key, kept in a safe

## The command line

cli-about = Sealed MARAC referrals: serve the portal, seal and open referrals, make keys, check area packs.
cli-json = Write results as JSON, one object a line
cli-serve = Serve the site and the dropbox
cli-serve-listen = Address to listen on
cli-serve-data = Folder for area packs, keys and received files
cli-serve-site = Folder of the built site
cli-serve-store = Where received files go: file:///folder, s3://bucket/prefix, az://container/prefix or gs://bucket/prefix; the data folder when not given
cli-serve-certificate = Certificate for HTTPS, a PEM file with the whole chain; with --key
cli-serve-key = Private key of the certificate, a PEM file without passphrase
cli-serve-behind-proxy = Count refused files by the address that the web server in front writes last into X-Forwarded-For
cli-serve-proof-of-work = For a dropbox under attack: each upload costs about so many seconds of the sender's computer first
cli-serve-metrics = Another address, for monitors only: /healthz and /metrics
cli-serve-allow-origin = A site hosted elsewhere whose pages may upload here
cli-seal = Seal records to the people of an area
cli-seal-records = Records, or their "referral" objects alone
cli-seal-area = Area pack
cli-seal-attach = File to attach (with one record only)
cli-open = Open sealed referrals
cli-open-inputs = Sealed files, or folders of them
cli-open-identity = Identity file, locked or plain
cli-open-practice = Open practice records too
cli-open-area = Area pack, for the area's name, agencies and marking (once for each area)
cli-rewrap = Seal received referrals anew to the people whom an area's pack names today
cli-rewrap-area = Area pack; they are sealed to its people of today
cli-keygen = Make identity files for an area, and recipients.json for its pack
cli-keygen-area = Id of the area
cli-keygen-classic = Classic keys (X25519): the default
cli-keygen-post-quantum = Post-quantum keys (ML-KEM-768 with X25519), which other programs open with age 1.3 or later
cli-keygen-people = Roles, one key each: coordinator, deputy, staff, idva, recovery
cli-area = Work on area packs
cli-headers = Write the headers that a static host has to send with the site
cli-headers-site = The built site, with the packs in its folder "areas"
cli-headers-for = In whose words: nginx (to be included in "server"), azure (staticwebapp.config.json), netlify or cloudflare (_headers)
cli-area-check = Say what is wrong with an area pack, and what to know about it
cli-area-check-pack = Area pack
cli-out = Folder to write to
cli-passphrase-file = File whose first line is the passphrase

cli-cannot-read = { $file } cannot be read: { $reason }. Check the name, and that you may read it.
cli-cannot-write = { $file } cannot be written: { $reason }. Choose another folder, or make room.
cli-exists = { $file } exists already and is left as it is. Choose another folder.
cli-no-randomness = This computer gives no usable randomness, so no key can be made. Try another computer.
cli-lock-failed = The identity file could not be locked. Nothing was written; try again.

cli-passphrase-new = New passphrase for { $who }: 
cli-passphrase-again = The same passphrase again: 
cli-passphrase-unlock = Passphrase of { $file }: 
cli-passphrase-differ = The two passphrases differ. Nothing was written; try again.
cli-passphrase-empty = The passphrase is empty. Give one of several words.
cli-passphrase-no-terminal = There is no terminal to ask for a passphrase. Give --passphrase-file FILE or set MARAC_PASSPHRASE.

cli-keygen-needs-newer = These keys are post-quantum. Whoever opens referrals without this program needs age 1.3 or later. An area has keys of one kind only: never mix them in one pack.
cli-keygen-bad-area = "{ $area }" cannot name an area. Use lower-case letters, digits and hyphens, at most 40.
cli-keygen-bad-role = "{ $role }" is not a role. Use coordinator, deputy, staff, idva or recovery.
cli-keygen-nobody = Name at least one role after --people.
cli-keygen-done = Give each identity file and its passphrase to its person alone, by two different ways, and keep none of them here. Put recipients.json into the pack as "recipients".

serve-keys = Trial area made. The identity files and their passphrase (passphrase.txt) are in { $folder }
serve-practitioner = To send a referral, open { $url }
serve-coordinator = To open referrals, open { $url }
serve-no-site = There is no built site in { $folder }. Build it with "make build", or name its folder with --site.
serve-data-inside-site = The data folder lies inside the site, so keys and received files would be public. Choose another folder with --data.
serve-store-inside-site = The folder for received files lies inside the site, so they would be public. Choose another with --store.
serve-in-use = Another "marac serve" works in { $folder }. Stop it first, or choose another folder with --data.
serve-no-links = Received files cannot be kept safely in { $folder }: { $reason }. Choose a folder on a local disk.
serve-not-a-store = --store names no store. Give file:///folder, s3://bucket/prefix, az://container/prefix or gs://bucket/prefix, with nothing after it: keys and endpoint belong in environment variables.
serve-store-environment = The environment variables for this store are missing or wrong. The operator's guide lists them.
serve-store-unusable = { $store } cannot be used: { $reason }.
serve-looks-first = Warning: this store cannot refuse a name that is taken. Each file is looked for before it is put, and two servers that take the same random name in the same second would not notice.
serve-trial-remote = { $id } is a trial area: its keys lie on this computer. It is not served with a store elsewhere: leave --store out, or take its pack away.
store-unreachable = it cannot be reached, or does not answer in time. Check the endpoint and the network
store-forbidden = it does not allow this. Check the credentials, and that they may read, write and list
store-no-bucket = there is no such bucket or container. Check its name and the endpoint
store-failed = it failed, or it answered what was not expected
serve-no-certificate = No certificate can be read from { $file }. It has to be a PEM file with the whole chain.
serve-no-private-key = No private key can be read from { $file }. It has to be a PEM file, not locked by a passphrase.
serve-not-a-pair = The certificate and the private key do not belong together, or their kind is not known. Check --certificate and --key.
serve-monitors = For monitors: { $url }
serve-bad-origin = "{ $origin }" is not an origin. Write it as a browser does: https://host, without a path.
serve-trial-not-local = { $id } is a trial area: its keys lie on this computer. It is served on this computer only: listen on 127.0.0.1, or take its pack away.
serve-cannot-listen = Cannot listen on { $address }: { $reason }. Choose another address with --listen.
serve-stopped = The server stopped: { $reason }.
serve-no-pack = No area pack is served yet. Put one into { $folder }; "marac keygen" makes its keys.
serve-unusable = { $file } is not served as meant. { $why }
serve-not-kept = An upload could not be kept: { $reason }. Its sender was told so, and keeps the file. Check the disk or the store.

## What the server answers

serve-not-found = There is nothing at this address. Check it, or start from the first page.
serve-read-only = This address can only be read.
serve-no-length = Not stored: the length of the file was not announced. Download the file and send it another way.
serve-too-large = Not stored: the file is larger than this area accepts. Send it with fewer or smaller attachments.
serve-not-binary = Not stored: only sealed files are accepted here.
serve-not-sealed = Not stored: this is not a sealed referral, or it is not complete. Seal it again, or download it and send it another way.
serve-too-many = Not stored: too many files from here were not sealed referrals. Wait, then try again.
serve-full = Not stored: the dropbox is full. Download the file and send it another way, and tell the MARAC team.
serve-not-worked = Not stored: this dropbox asks for a proof of work first, which the page does by itself. Reload the page, or download the file and send it another way.
serve-busy = Not stored: the dropbox is busy. Try again in a moment; the same file can be sent.

## The inbox: what lies in the dropbox, for those whose keys open it

inbox-not-understood = This request is not one that the inbox knows.
inbox-no-session = Sign in with your key: there is no session, or it is over.
inbox-not-admitted = No area here lists this key today, or the answer is not the right one.
inbox-too-large = The request is too large.
inbox-no-origin = This server has not been told under which address people know it. Start it with --public-origin.
inbox-too-many = Too many requests from here at once. Try again in a moment.
inbox-busy = The inbox is busy, or its store cannot be reached. Try again in a moment; nothing is lost.

cli-serve-public-origin = Address under which people know this server, as https://referrals.example.org: the inbox needs it
cli-serve-inbox-key = File with the secret of the inbox, the same for every server of one store; made in the data folder when not given
cli-serve-retain = Removes files this many days after they were accepted; never one that was not
cli-serve-notice-webhook = Where a notice goes when something has come; or MARAC_NOTICE_WEBHOOK
cli-serve-alarm-webhook = Where a notice goes when something has waited too long; or MARAC_ALARM_WEBHOOK
cli-serve-notice-smtp = Settings for notices by mail
cli-serve-notice-label = What you call this inbox in notices

serve-store-failed = The store failed: { $reason }. It is tried again; nothing is lost. Check the store.
serve-secret-file = The secret of the inbox cannot be read or written in { $file }: { $reason }. Check the name and the rights.
serve-secret-not-one = { $file } does not hold a secret of the inbox: 64 hex digits and nothing else. Copy it again from the other server, or remove it so that a new one is made.
serve-secret-exposed = Other accounts can read { $file }. Take that right away: chmod 600.
serve-bad-webhook = The address of a webhook is not one. Write it as https://host/path.
serve-smtp-file = { $file } cannot be read: { $reason }. Check the name and the rights.
serve-smtp-not-understood = { $file } is not in order at "{ $detail }". The operator's guide shows what belongs there.
serve-smtp-in-the-clear = { $file } would send a password over the network in the clear. Use "starttls" or "implicit".
serve-smtp-no-certificate = No certificate of an authority can be read from { $file }. It has to be in PEM: text that begins with -----BEGIN CERTIFICATE-----.
serve-smtp-no-authorities = This computer trusts no authority that could vouch for the mail server. Install its CA certificates, or name one as "certificate".
serve-several-areas = Several areas share this dropbox: their people see the names and sizes of each other's files, though they cannot open them. Better run one server for each area.
serve-purged = { $files ->
    [one] 1 file
   *[other] { $files } files
} removed: accepted, and kept as long as --retain says

notice-arrived = A sealed referral has arrived. Open the inbox.
notice-overdue = A sealed referral has waited too long. Open the inbox now.
notice-labelled = { $label }: { $sentence }
notice-not-sent = A notice by { $way } was not taken: { $reason }. It is tried again later. Check the address and the settings.
notice-smtp-certificate = nobody whom this computer trusts vouches for the certificate that the mail server shows

cli-inbox = What waits in a dropbox: list it, take it over, collect it into a register
cli-inbox-list = List what lies there and who has it
cli-inbox-claim = Take files over for half an hour, so that no colleague does the same work
cli-inbox-fetch = Take files over and write them to a folder as they came
cli-inbox-collect = Take files over, put them into a register, and accept them once they are safe there
cli-inbox-accept = Say that files are in a register
cli-inbox-release = Give files back, so that a colleague can take them over at once
cli-inbox-url = Address of the server, as https://referrals.example.org
cli-inbox-names = Names of files, as the list shows them
cli-inbox-names-or-all = Names of files, as the list shows them; all that nobody has when not given
cli-inbox-out = Folder to write the sealed files to
cli-inbox-name = Name
cli-inbox-size = Bytes
cli-inbox-received = Received
cli-inbox-state = State
cli-inbox-waiting = waiting
cli-inbox-mine = yours until { $until }
cli-inbox-claimed = { $by } has it until { $until }
cli-inbox-accepted = accepted
cli-inbox-accepted-by = accepted by { $by }
cli-inbox-empty = There is nothing in the inbox that you can take.
cli-inbox-gone = There is no such file in the inbox any more.
cli-inbox-fetched = { $count ->
    [one] 1 file is
   *[other] { $count } files are
} in { $folder } and yours for half an hour. Next: put them into your register with "marac register add", then say so with "marac inbox accept".
cli-inbox-collected = { $all ->
    [one] 1 file
   *[other] { $all } files
}: { $added } put in, { $duplicate } in the register already, { $left } left in the inbox
cli-inbox-kept = It is kept, sealed as it came, as { $file }: the next run tries it from there and does not fetch it again.
cli-inbox-bad-url = This is not the address of a server. Write it as https://referrals.example.org.
cli-inbox-in-the-clear = Without https, others on the network could use your session. Write the address with https.
cli-inbox-bad-name = "{ $name }" is no name of a file in the inbox. It has 32 digits and letters from a to f.
cli-inbox-no-client = This computer cannot make connections.
cli-inbox-unreachable = The server cannot be reached: { $reason }. Check the address and the network, then run this again.
cli-inbox-not-admitted = The server does not let you in: no area pack there lists your key today. Ask the operator which pack is served.
cli-inbox-bad-challenge = The server did not prove to be the one at this address, so it was told nothing. Check the address, and this computer's clock. If both are right, tell the operator.
cli-inbox-misdirected = The server does not know under which address it is reached. Ask the operator to start it with --public-origin.
cli-inbox-later = The server is busy. Run this again in a few minutes; nothing is lost.
cli-inbox-unexpected = The server answered with { $status }. Check the address; if it is right, tell the operator.
cli-inbox-not-one = What answers at this address is not an inbox that this version knows.
cli-inbox-too-long = The server sent more than a file can have, so it was not taken. Tell the operator.

## The command line: seal and open

cli-seal-attach-one = --attach goes with one record only. Seal the records one by one.
cli-open-bad-pack = { $file } cannot be used. { $why }
cli-seal-bad-pack = { $file } cannot be used to seal. { $why }
cli-seal-cannot = { $file } names nobody who can be sealed to today, so nothing was sealed.
cli-seal-too-old = { $file } asks for version { $version } or newer, and this is { $own }. Install a newer version.
cli-seal-grace = Only expired keys are left; they serve until { $until }. Tell the area now.
cli-seal-skew-instrument = The area has decided on another version or wording of { $instrument } than this program has. Put the area's file into the folder "instruments" beside the pack's folder.
cli-seal-bad-instrument = { $file } is not a checklist that this version reads. Take it away, or put the right one there.
cli-seal-refused = { $file } was not sealed. { $why }
cli-seal-not-a-record = It is neither a record nor a "referral" object. Check the file.
cli-seal-newer = It is of a newer format. Install a newer version.
cli-seal-field = The field { $field } does not hold what belongs there. Correct it.
cli-seal-incomplete = It is not complete. An urgent referral may go as it is; otherwise correct this:
cli-seal-no-amend-key = It adds to an earlier referral and does not hold its key. Put the 26 characters from the sender's own record of that referral into "amend_key"; without them it would arrive unproved.
cli-seal-no-reference = It adds to an earlier referral, and "refers_to" is not a reference such as Q9W1-DFWF-077Y. Put in the one from the sender's own record.
cli-seal-left-out = "{ $what }" goes with another answer, which is not there, so it would not be sent. Add that answer, or take this one out.
cli-seal-gap = { $file } is urgent and goes without this: { $what }
cli-seal-other-area = It is for the area "{ $record }", and the pack is for "{ $pack }". Use the other pack.
cli-seal-other-mode = It is a { $record } record, and the pack is for { $pack } records. Use the other pack.
cli-seal-too-many-files = { $count ->
    [one] One file is attached
   *[other] { $count } files are attached
}; this area accepts { $most }. Leave some out.
cli-seal-too-many-bytes = The attachments are larger than this area accepts, which is { $most } bytes. Leave some out.
cli-seal-other-checklist = It was answered with another checklist than this area uses. Use the pack of its own area.
cli-seal-attachment-missing = It names attachments that were not given. Give each with --attach, or take its note out of the record.
cli-seal-too-large = It is larger than a sealed file can be. Leave attachments out.
cli-seal-unverified = The sealed file did not pass its check and was thrown away. Try again.
cli-seal-amend-key = Key for later updates to { $reference }: { $key }. It is written nowhere else.

cli-identity-wrong-passphrase = { $file } was not unlocked: the passphrase is wrong. Try again.
cli-identity-too-much-work = { $file } was not unlocked: it asks for more work than any key of ours. Do not use it; ask who gave it to you.
cli-identity-not-one = { $file } holds no secret key. Give the identity file, whose name ends in .key.age.
cli-identity-public = { $file } holds a public key, which only seals. Give the identity file, whose name ends in .key.age.
cli-identity-plugin = { $file } holds an SSH key, or a key of an age plugin. Give an identity file that "marac keygen" made.
cli-identity-trailing = { $file }: the secret key is in order, but other text follows it in its line. Leave the line of the key alone in the file.
cli-identity-damaged = { $file } was changed, or a part of it is missing. Take the copy that you keep elsewhere.

cli-open-no-inputs = No file to open was found. Name sealed files, or folders of them.
cli-open-not-opened = { $file }: { $why }
cli-open-wrong-key = Sealed for somebody else. Check that you gave the right identity file, or ask the sender to seal it again for you.
cli-open-damaged = Changed on its way, or not made by this program. Ask the sender to send it again, and ring them with the reference.
cli-open-truncated = Cut short. Ask the sender to send it again.
cli-open-not-a-referral = Not a sealed referral. If it should be one, ask the sender.
cli-open-newer = Sealed by a newer version. Install a newer version, then open it again.
cli-open-practice-row = PRACTICE: a training case among the files. If it is not one, ring the sender. Open it with --practice.
cli-open-practice-opened = PRACTICE: a training case
cli-open-field = The field { $field } does not hold what belongs there. Ring the sender.
cli-open-duplicate = The same as { $file }
cli-open-changed = The same submission as { $file }, with different content
cli-open-shared-reference = Shares its reference with { $file }; both were opened
cli-open-attachments-differ = The attachments are not those that the record names. Ring the sender.
cli-open-differs = { $file } holds something else already and was left as it is. Open into another folder.
cli-open-counts = { $all ->
    [one] One file
   *[other] { $all } files
}: { $opened } opened, { $duplicate } duplicate, { $refused } not opened. Each is listed in { $ledger }

cli-rewrap-practice-pack = { $file } is for practice, and what is real is never sealed to practice keys. Give the area's own pack.
cli-rewrap-to = Sealing to: { $people }
cli-rewrap-other-people = { $folder } holds files that an earlier run sealed to other people. Give another folder for --out.
cli-rewrap-practice = A training case; only real referrals are sealed anew.
cli-rewrap-event = Not a sealed referral but an event of a register. Leave it where it lies: a register is not sealed anew.
cli-rewrap-counts = { $all ->
    [one] One file
   *[other] { $all } files
}: { $rewrapped } sealed anew, { $duplicate } duplicate, { $refused } refused. Each is listed in { $ledger }
cli-rewrap-earlier = Of those sealed anew, { $earlier } were written by an earlier run and are still there.
cli-rewrap-originals = The originals are as they were. They still open for everybody they were sealed to, until you delete them and every copy of them.

## The register

standing-signed = Signed by a person of the area.
standing-same-id = Two signed events have one name, so neither counts. Ask the person who signed them.
standing-revoked = Signed with a key that had been revoked by then, so it does not count.
standing-unknown-signer = Signed by somebody whom the area's pack does not list, so it does not count. Check that you have the newest pack.
standing-unsigned = Not signed, so it does not count.
standing-forged = The signature is false: somebody made it up or changed it. It does not count; find out where the file came from.
standing-other-area = Of another area, so it does not count here.
standing-other-mode = Practice and real cases do not mix, so it does not count here.
standing-newer = Written by a newer version. It does not count here until this program is brought up to date.
standing-damaged = Not an event, or without something that it must have. It does not count.

doubt-before = Dated before the event that it replaces: one of two clocks is wrong.
doubt-future = Dated more than a day ahead: the clock it was written by is wrong.
doubt-elsewhere = Names an event to replace that is about something else, and that still stands.
doubt-circle = It and others replace each other in a circle, so all of them stand.

register-file-no-access = Cannot be read now; it is looked at again next time.
register-file-not-an-event = Not an event of a register.
register-file-truncated = Only a part of it is there; it is looked at again next time.
register-file-wrong-key = Sealed for other people.
register-file-damaged = Changed, or only a part of it is there; it is looked at again next time.

decision-none = none yet
decision-accept = accepted
decision-emergency = emergency meeting
decision-ask-for-more = more asked for
decision-not-this-area = not this area
decision-not-criteria = not criteria
decision-mistake = entered by mistake
conflict-filing = where it belongs
conflict-decision = decision
conflict-assignment = meeting
conflict-match = another case
conflict-correction = a correction
conflict-restriction = who may read it
conflict-hold = legal hold
conflict-minutes = minutes
conflict-action = an action
conflict-closure = when it was closed
conflict-purge = purged while held
conflict-of = CONFLICT: { $sides }

## The command line: the register

cli-register = Keep a register of cases that several people share
cli-register-add = Put sealed referrals into a register
cli-register-folder = Folder of the register
cli-register-area = Pack of the area: its people are those whose word counts
cli-register-not-a-signer = None of these identities may write here: { $file } lists no signing key of theirs. Put the "sign" of recipients.json into the pack.
cli-register-other-area = It is for the area "{ $record }", and this register is of "{ $pack }". Put it into the register of its own area.
cli-register-real = It is about a real case, and this register is for practice. Put it into the area's own register.
cli-register-duplicate = It is in the register already
cli-register-changed = The same submission as { $reference }, with different content
cli-register-too-long = It says more than an event can hold.
cli-register-added = { $all ->
    [one] 1 file
   *[other] { $all } files
}: { $added } put in, { $duplicate } in the register already, { $refused } not put in

## The command line: cases from a table

cli-import = Put the rows of a table into a register: a police extract, last year's spreadsheet
cli-import-file = Table as CSV
cli-import-mapping = Saved mapping: which column holds which answer. Without it, one is proposed
cli-import-save = Writes the proposed mapping there
cli-import-source = Where the cases come from: csv, police, back-fill, or in words
cli-import-closed = Closes every case that is put in, on this day: for a back-fill, of which nothing is to be done any more
cli-import-dry = Only says what would be put in
cli-import-look = This mapping is a guess. Look at every column, put right what is wrong, then run it again with --mapping.
cli-import-no-guess = No heading of { $file } is one that is known. Is the row of headings there? You can write the mapping by hand: docs/formats.md.
cli-import-needs = To put rows in, give --register and --identity beside --mapping.
cli-import-bad-mapping = { $file } cannot be used: { $why }
cli-import-mapping-malformed = { $detail } (line { $line }, column { $column })
cli-import-mapping-other = it is no mapping of ours.
cli-import-mapping-newer = a newer version of this program wrote it. Get that version.
cli-import-absent = { $file } has no column { $columns }. The mapping is for another table, or its headings have changed.
cli-import-unused = Not in the mapping, and not taken over: { $columns }
cli-import-read = { $file }: { $encoding }, cells between { $delimiter }
cli-import-comma = commas
cli-import-semicolon = semicolons
cli-import-tab = tabs
cli-import-bar = bars
cli-import-skipped = { $count ->
    [one] 1 row is a title or empty
   *[other] { $count } rows are titles or empty
}.
cli-import-too-large = { $file } has more than 20 MB. Split it.
cli-import-too-many-rows = { $file } has more than 50,000 rows. Split it.
cli-import-too-many-columns = { $file } has more than 1,000 columns: that is no table of cases.
cli-import-other-file = { $file } is not a CSV file. Open it in the program that made it and save it as "CSV UTF-8".
cli-import-letters = The letters of { $file } cannot be read. Save it again as "CSV UTF-8".
cli-import-empty = { $file } has no row of headings.
cli-import-row = Line { $line }: { $why }
cli-import-row-there = It is in the register already.
cli-import-row-same = It says the same as line { $other }.
cli-import-row-ragged = It has { $cells } cells, and there are { $headings } headings. Look for a line break or a delimiter inside a cell.
cli-import-row-nobody = Neither the victim nor anybody else has a name.
cli-import-row-too-long = It says more than the register can hold of a case.
cli-import-cell = Line { $line }, "{ $heading }": { $why }
cli-import-cell-date = It is not written as a date. It stays with the case as it stands.
cli-import-cell-no-day = There is no such day, or its month and day are the wrong way round. It stays with the case as it stands.
cli-import-cell-year = Its year is not certain: say "years_from" in the mapping. It stays with the case as it stands.
cli-import-cell-future = It has not come yet. It stays with the case as it stands.
cli-import-cell-part = Day, month and year are needed here. It stays with the case as it stands.
cli-import-cell-option = It is none of the answers that can be given. Put it into "words" of the mapping; it stays with the case as it stands.
cli-import-cell-agency = It is no agency of the area: taken as another agency, in these words. Put it into "words" of the mapping.
cli-import-cell-long = It is longer than the { $most } characters of the form. It is taken over whole.
cli-import-cell-children = It is not a number of children. It stays with the case as it stands.
cli-imported = { $all ->
    [one] 1 row
   *[other] { $all } rows
}: { $imported } put in, { $already } there already, { $refused } not put in; { $cells ->
    [one] 1 cell
   *[other] { $cells } cells
} to look at
cli-import-dry-run = Nothing was written.

# Cases from the time before, at the meetings that heard them
back-fill-meeting = MARAC
back-fill-minutes = Taken over from a table.
back-fill-foreseen = With the day of a meeting: { $heard } heard, { $listed } only on the list of a meeting to come; { $meetings ->
    [one] 1 meeting
   *[other] { $meetings } meetings
}, of which the register did not have { $planned }

cli-list = List referrals: the cases of a register, or sealed files
cli-list-register = Folder of a register
cli-list-one-area = A register is read with the pack of its area: give --area once.
cli-list-or = Give a register with --register, or sealed files.
cli-list-events = { $words } ({ $count ->
    [one] 1 event
   *[other] { $count } events
}, the first: { $first })
cli-list-not-entered = { $count ->
    [one] 1 sealed file lies in the register and nobody's event names it
   *[other] { $count } sealed files lie in the register and nobody's events name them
}. Put them in: marac register add { $folder }
cli-list-restricted = { $count ->
    [one] 1 case is restricted to other people and left off
   *[other] { $count } cases are restricted to other people and left off
}.
cli-list-empty = There is no case in it yet.
cli-list-reference = reference
cli-list-received = received
cli-list-agency = agency
cli-list-routes = routes
cli-list-yes = yes
cli-list-dont-know = don't know
cli-list-children = children
cli-list-urgent = urgent
cli-list-missing = missing
cli-list-decision = decision
cli-list-meeting = meeting
cli-list-remarks = remarks
cli-list-is-urgent = URGENT
cli-list-complete = none
cli-list-by-hand = by hand
cli-list-body-missing = its sealed file is not here yet
cli-list-body-unopened = its sealed file does not open
cli-list-not-brought = what brought it is not here yet
cli-list-purged = purged
cli-list-no-record = what was entered is no referral
cli-list-working = { $who } is working on it
cli-list-conflicts = CONFLICT: { $what }
cli-list-unfiled = { $kind }; nobody has said which case it belongs to
cli-list-no-meeting = no meeting
cli-list-held = legal hold
cli-list-is-restricted = restricted
cli-list-additions = { $count ->
    [one] 1 addition
   *[other] { $count } additions
}

cli-return = Count what the data return asks for
cli-return-area = Pack of the area: its agencies and their groups, its rules
cli-return-from = Only periods that end on this day or later
cli-return-to = Only periods that end on this day or earlier
cli-return-published = For everybody to see: no small numbers. Twelve months, or quarters with --published=quarters; publish one of the two
cli-return-not-a-day = Write a day as 2026-03-31.
cli-return-no-group = The area's pack gives these agencies no "return", or one that is not known, so what they referred counts as not known: { $agencies }.
cli-return-counted = { $count ->
    [one] Counted: 1 case
   *[other] Counted: { $count } cases
}, the first of { $first }, the last of { $last }. Twelve months that begin before the first are not whole.
cli-return-no-period = No period ends within these days.
cli-return-nothing = There is nothing to count.
cli-return-cases = { $count ->
    [one] 1 case of the register was discussed; one that two meetings discussed counts in each.
   *[other] { $count } cases of the register were discussed; one that two meetings discussed counts in each.
}
cli-return-not-opened = NOT COUNTED: { $count ->
    [one] 1 case that was discussed and does not open
   *[other] { $count } cases that were discussed and do not open
}
cli-return-unsettled = NOT COUNTED: { $count ->
    [one] 1 discussion of which people say different things, or whose meeting has no settled day
   *[other] { $count } discussions of which people say different things, or whose meetings have no settled day
}
cli-return-duplicates = Not counted: { $count ->
    [one] 1 that is the same referral as another at the same meeting
   *[other] { $count } that are the same referral as another at the same meeting
}
cli-return-mistakes = Not counted: { $count ->
    [one] 1 case that should not be in the register
   *[other] { $count } cases that should not be in the register
}
cli-return-not-minuted = Not counted: { $count ->
    [one] 1 case on the list of a meeting without a word whether it was discussed
   *[other] { $count } cases on the list of a meeting without a word whether they were discussed
}
cli-return-not-listed = Not counted: { $count ->
    [one] 1 case that is on the list of no meeting
   *[other] { $count } cases that are on the list of no meeting
}
cli-return-files-refused = NOT COUNTED: { $count ->
    [one] 1 file that was not opened
   *[other] { $count } files that were not opened
}
cli-return-practice = Not counted: { $count ->
    [one] 1 practice case
   *[other] { $count } practice cases
}
cli-return-real = Not counted: { $count ->
    [one] 1 real case, by the pack of a practice area
   *[other] { $count } real cases, by the pack of a practice area
}
cli-return-other-area = Not counted: { $count ->
    [one] 1 referral to another area
   *[other] { $count } referrals to other areas
}
cli-return-additions = Not counted: { $count ->
    [one] 1 addition to a referral; only a register puts it with its referral
   *[other] { $count } additions to referrals; only a register puts them with their referrals
}
cli-return-undated = NOT COUNTED: { $count ->
    [one] 1 referral without a day
   *[other] { $count } referrals without a day
}
cli-return-again = Not counted: { $count ->
    [one] 1 file with a submission that is counted already
   *[other] { $count } files with submissions that are counted already
}
return-under-five = under 5
return-withheld = withheld

measure-cases-discussed = Cases discussed
means-cases-discussed = Cases that a meeting discussed, a case being one victim with the alleged perpetrators; one that two meetings discussed counts at each. Over files without a register: referrals, by the day of the referral.
measure-repeat-cases = Repeat cases
means-repeat-cases = Cases that meet the area's definition of a repeat, counted from the day of the last referral, or of which a person decided that they are heard as a repeat.
measure-children-in-household = Children in the household
means-children-in-household = People listed as a child who are not known to be 18 or over on the day of the referral; nobody unborn. Where nobody is listed at all, it is not known.
measure-minoritised-victims = Black and minoritised ethnic victims
means-minoritised-victims = Cases in which the victim's ethnicity is given as Asian, Black, mixed or other. The form does not tell white minorities from other white people: they are not in this number.
measure-lgbt-victims = LGBT+ victims
means-lgbt-victims = Cases in which the victim is gay, lesbian or bisexual, has another orientation than heterosexual, or is trans. Known not to be so only where both orientation and trans are answered.
measure-disabled-victims = Victims with a disability
means-disabled-victims = Cases in which the victim has a disability.
measure-male-victims = Male victims
means-male-victims = Cases in which the victim is a man.
measure-victims-16-17 = Victims aged 16 or 17
means-victims-16-17 = Cases in which the victim was 16 or 17 on the day of the referral. Of a rough date of birth, only where every day that it can mean agrees.
measure-perpetrators-under-18 = Alleged perpetrators aged 17 or under
means-perpetrators-under-18 = People alleged to be perpetrators who were 17 or under on the day of the referral; not known counts the cases in which the age of any of them is not.
measure-referred-by-police = Referred by the police
means-referred-by-police = Cases referred by an agency that the area's pack puts under "police".
measure-referred-by-idva = Referred by the IDVA service
means-referred-by-idva = Cases referred by an agency that the area's pack puts under "idva".
measure-referred-by-children = Referred by children's social care
means-referred-by-children = Cases referred by an agency that the area's pack puts under "children".
measure-referred-by-primary-care = Referred by primary care
means-referred-by-primary-care = Cases referred by an agency that the area's pack puts under "primary_care": general practice, health visiting and other community health.
measure-referred-by-secondary-care = Referred by secondary care
means-referred-by-secondary-care = Cases referred by an agency that the area's pack puts under "secondary_care": hospitals.
measure-referred-by-mental-health = Referred by mental health services
means-referred-by-mental-health = Cases referred by an agency that the area's pack puts under "mental_health".
measure-referred-by-education = Referred by education
means-referred-by-education = Cases referred by an agency that the area's pack puts under "education".
measure-referred-by-housing = Referred by housing
means-referred-by-housing = Cases referred by an agency that the area's pack puts under "housing".
measure-referred-by-probation = Referred by probation
means-referred-by-probation = Cases referred by an agency that the area's pack puts under "probation".
measure-referred-by-adults = Referred by adult social care
means-referred-by-adults = Cases referred by an agency that the area's pack puts under "adults".
measure-referred-by-substance-misuse = Referred by substance misuse services
means-referred-by-substance-misuse = Cases referred by an agency that the area's pack puts under "substance_misuse".
measure-referred-by-voluntary = Referred by the voluntary sector
means-referred-by-voluntary = Cases referred by an agency that the area's pack puts under "voluntary".
measure-referred-by-mash = Referred by the MASH
means-referred-by-mash = Cases referred by an agency that the area's pack puts under "mash": a multi-agency safeguarding hub.
measure-referred-by-other = Referred by other agencies
means-referred-by-other = Cases referred by an agency that the area's pack puts under "other": any other, those named in words included.
measure-police-share = Referred by the police, as a share
means-police-share = Cases referred by the police, of those whose agency is known.
measure-partner-share = Referred by partners, as a share
means-partner-share = Cases referred by any agency but the police, of those whose agency is known.
measure-recommended-cases = Recommended number of cases in twelve months
means-recommended-cases = 40 for each 10,000 women of 16 and over who live in the area.
measure-idva-fte = IDVAs for these cases (full-time equivalent)
means-idva-fte = One for each 100 cases in twelve months.
measure-idva-fte-recommended = IDVAs for the recommended number (full-time equivalent)
means-idva-fte-recommended = One for each 100 of the recommended number of cases.
measure-admin-fte = Administrators for these cases (full-time equivalent)
means-admin-fte = One for each 400 cases in twelve months.
measure-admin-fte-recommended = Administrators for the recommended number (full-time equivalent)
means-admin-fte-recommended = One for each 400 of the recommended number of cases.

## Lists, letters and other outputs

out-marking = Marking
out-unknown = Unknown
out-sheet = Cases
out-page = Page { $page } of { $pages }
out-cut = [cut: the cell holds no more. Read the rest in the case itself.]
out-by-hand = Not sent through the portal
out-new = New
out-repeat = Repeat
out-transfer = Transfer
out-title = { $output }, { $area } MARAC
out-title-meeting = { $output }, { $area } MARAC, { $meeting }
out-slot = { $from } to { $to }
out-address-withheld = [address withheld]
out-born = born { $date }
out-do-not-confirm = Do not confirm or deny to anybody outside the meeting that this case is or was heard.
out-do-not-contact = Do not contact the victim for research: the IDVA does.
out-warn-not-safe-to-phone = Do not phone: nobody has said that it is safe
out-warn-watched = Phone or account is watched or tracked
out-warn-not-told = The victim does not know of this referral
out-warn-help-sought = The alleged perpetrator does not know that help was sought
out-warn-must-not-receive = Somebody must not receive this: ask the MARAC team before passing anything on
out-warn-professionals = Risk to professionals: { $risk }
out-case-list = Case list
out-agenda = Agenda
out-case-number = Case
out-reference = Reference
out-time = Time
out-came-as = New, repeat or transfer
out-urgent = Urgent
out-victim = Victim
out-victim-other-names = Victim: other names
out-victim-born = Victim: born
out-victim-other-born = Victim: other dates of birth
out-victim-address = Victim: address
out-perpetrators = Alleged perpetrators
out-perpetrators-other-names = Alleged perpetrators: other names
out-perpetrators-born = Alleged perpetrators: born
out-perpetrators-address = Alleged perpetrators: address
out-relationship = Relationship to the victim
out-children = Children
out-agency = Referring agency
out-presenter = Presenter
out-routes = Routes
out-yes = Yes
out-dont-know = Don't know
out-not-answered = Not answered
out-reason = Reason, in short
out-warning = Take care
out-immigration = Immigration status
out-withheld = [withheld: ask the MARAC team by phone]
out-idva = Extract for the IDVA service
out-transfer-document = Transfer to another MARAC
out-research = Research form
idva-first = Read the safe contact first. Ring only at the safe number and in the safe times; say nothing to anybody else who answers.
transfer-first = A case for your MARAC. Ring us to confirm that it has arrived, then tell the victim's IDVA. We go on with it until you have.
transfer-from = From
transfer-to = To
transfer-ring = Phone of the MARAC team
research-first = Write only what your own agency knows: current, accurate, relevant to the risk. Mark opinion as opinion.
research-agency = Agency
research-worker = Worker and phone
research-last-seen = Last seen or spoken to: who, when, by whom
research-victim = What we know of the victim
research-children = What we know of the children
research-perpetrators = What we know of the alleged perpetrators
research-risks = Risks that we see
research-actions = Actions that we suggest or offer
research-not-shared = Known and not shared here, because
letter-to = To
letter-date = Date
letter-ring = Questions: ring the MARAC team on { $phone } and give the reference. Put no names or details of the case into an email.
letter-team = { $area } MARAC
letter-ack = Your referral has arrived
letter-ack-received = We have received and opened the referral with the reference above.
letter-ack-meeting = It is on the list for the meeting on { $date }.
letter-ack-closing = It is on the list that closes on { $date }.
letter-ack-no-meeting = We tell you when it is heard.
letter-ack-now = What to do now
letter-ack-do-not-wait = Do not wait for the meeting: do what keeps people safe today. In immediate danger ring 999.
letter-ack-keep-working = Keep working with the person you referred, and ask an IDVA if you are not sure how.
letter-ack-safeguarding = Make your own safeguarding referrals for children and adults: MARAC does not replace them.
letter-ack-update = If anything changes, above all how to make contact safely, send an update with your reference and key, or ring.
letter-ack-present = Be ready to present the case, or tell us who does.
letter-own = About your referral
letter-query = We need more for your referral
letter-query-missing = In the referral with the reference above, these questions have no answer that we can use:
letter-query-list = Questions without an answer that we can use
letter-query-item = Risk checklist, question { $number }
letter-query-how = Send the answers through the portal as an answer, with your reference and key. Do not write them into an email.
letter-query-not-known = If you cannot find out safely, say so and why: that is an answer too. Do not put anybody at risk to find out.
letter-query-goes-on = We go on with the referral meanwhile. Do not wait for the meeting to act.
letter-not-accepted = Your referral will not be heard at MARAC
letter-not-accepted-said = We have read the referral with the reference above. Two people have decided that it does not go to a meeting now.
letter-not-accepted-at-risk = This does not mean that nobody is at risk.
letter-not-accepted-reason = Why
letter-not-accepted-advice = What to do instead
letter-not-accepted-danger = In immediate danger ring 999.
letter-not-accepted-idva = Talk to your local domestic abuse service: many help whatever the number of Yes answers.
letter-not-accepted-again = Refer again when anything happens, when things change, or when you worry more.
letter-not-accepted-disagree = If you see it differently, ring us: your professional judgement counts.

## marac export

cli-export = Write cases into one file for a meeting: case list, agenda and more
cli-export-what = What to write
cli-export-area = Pack of the area
cli-export-meeting = Only the cases on the list of this meeting
cli-export-reference = Only this case (may be given several times)
cli-export-include = Put in what stays out otherwise (may be given several times)
cli-export-format = Format of the file
cli-export-out = File to write, or a folder for a file with a name that tells of nobody
cli-export-none = There is no case to write.
cli-export-no-reference = { $text } is not a reference. A reference looks like 7K2M-9QXA-4D1F.
cli-export-no-meeting = There is not exactly one meeting { $text } in the register. Give its id.
cli-export-left-out = LEFT OUT: { $case }. { $why }
cli-export-conflict = { $case }: people differ on it ({ $what }). Settle that before you pass this on.
cli-export-other-area = It is for the area "{ $record }", and this output is of "{ $pack }".
cli-export-too-much = Excel holds no more than 1,048,576 rows. Write CSV, or fewer cases.
cli-export-unwritten = The file could not be put together. Write another format, and tell us.
cli-export-written = { $count ->
    [one] 1 case written.
   *[other] { $count } cases written.
} The file is not sealed: whoever has it can read it.
cli-export-written-sealed = { $count ->
    [one] 1 case written.
   *[other] { $count } cases written.
} The file is sealed: they open it with age --decrypt and their key.
cli-export-not-sealed = It could not be sealed, so nothing was written.
cli-export-circulated = Writes into the register that it went out: to whom, what and when
cli-export-for = Agency that it is for, by its id in the pack or by its name: what must not go there stops
cli-export-leave-out = Leave out every case that stops
cli-export-put-in = Put in this case although it stops: you have decided (may be given several times)
cli-export-for-whom = Say for whom it is, with --for.
cli-export-unchecked = For the MARAC team alone: nobody is named with --for, so nothing was checked for who must not receive it.
cli-export-stop = STOP: { $case }. { $why }
cli-export-put-in-all-the-same = PUT IN: { $case }. { $why }
cli-export-decide = { $count ->
    [one] 1 case stops
   *[other] { $count } cases stop
}: nothing is written. Read them, then decide: --put-in REFERENCE for each that may go, --leave-out for the rest.
cli-export-not-there = { $case } is not among these cases, or you may not read it.
cli-export-one = This is about one case: name it with --reference.
cli-export-nothing-missing = Nothing that has to be there is missing from this referral.
cli-export-not-turned-away = Nobody has decided that this case is not heard, or people differ. Record the decision first: it needs a reason and a second person.
cli-export-no-table = This is no table: write it as docx or html.
stop-held = It looks like another case: { $others }. Nobody has decided what they are to one another. Read both, and write it into the register.
stop-restricted = Only named people may read it.
stop-agency = The register says that this agency must not receive it.
stop-named = The register says that somebody of this name must not receive it.
stop-may-be = The register names somebody who must not receive it. Is that the receiver, or will they hear of it there?
stop-written = The referral says in its own words who must not receive anything. Read them.
stop-works-for-agency = Somebody close to the alleged perpetrator works for a partner agency. Read who, and where.
letter-signed = MARAC coordinator

## The register at the desk

papers-not-sealed = It could not be sealed, so nothing was written. Reload the page and try again.
papers-other-area-unreadable = The other area's pack does not load. Send it as a marked Word file, by a way you trust.
papers-other-area-no-key = The other area has nobody to seal to today. Ring them.
papers-for-whom = Choose the agency that it is for.
papers-meeting-unsettled = People say different things about this meeting, or it is cancelled. Settle that first.
desk-inbox-heading = Inbox
desk-inbox-intro = Sealed referrals that have arrived in the dropbox of this site. Looking shows how many there are, not what is in them.
desk-inbox-look = Look into the inbox
desk-inbox-counts = Waiting: { $waiting }. Taken by somebody, not in a register yet: { $claimed }. In a register: { $accepted }.
desk-inbox-take = Take and open what waits ({ $count })
desk-inbox-lease = Your colleagues see that you have them. After 30 minutes anybody can take them over.
desk-inbox-file = Inbox, { $name }
desk-inbox-kept = { $count ->
    [one] 1 from the inbox is in this register, and the inbox does not know it yet. Where the register is a zip, look first that the saved zip is where it should be.
   *[other] { $count } from the inbox are in this register, and the inbox does not know it yet. Where the register is a zip, look first that the saved zip is where it should be.
}
desk-inbox-save-first = { $count ->
    [one] 1 from the inbox is in this page alone.
   *[other] { $count } from the inbox are in this page alone.
} Save the register as a zip, then tell the inbox. Until then nobody takes it for done.
desk-inbox-accept = They are kept: tell the inbox
desk-inbox-unfiled = { $count ->
    [one] 1 was opened and is in no register. Open the register of its area: then it goes in.
   *[other] { $count } were opened and are in no register. Open the register of their area: then they go in.
}
desk-inbox-unopened = { $count ->
    [one] 1 could not be opened; the list of files says why. It stays in the inbox.
   *[other] { $count } could not be opened; the list of files says why. They stay in the inbox.
}
desk-inbox-release = Give back what is not kept
desk-inbox-list = Show what is not in a register yet
desk-inbox-line = { $code }, came { $received }, { $size } KB, waits
desk-inbox-line-mine = { $code }, came { $received }, { $size } KB, taken by you
desk-inbox-line-claimed = { $code }, came { $received }, { $size } KB, taken by { $by } until { $until }
desk-inbox-no-answer = The inbox did not answer. Nothing is lost: what waits stays there. Look whether this computer is online, and try again.
desk-inbox-none = This site has no inbox, or the file has been cleared away. Ask whoever runs the site how the sealed files reach you.
desk-inbox-not-admitted = The inbox does not know your key. Ask whoever keeps the area's pack whether it lists you, and until when.
desk-inbox-no-challenge = The server asked for something that no inbox asks for, and was told nothing. Do not go on here; ring whoever runs the site, and open the sealed files another way.
desk-inbox-taken = A colleague has it already. Look into the inbox again.
desk-inbox-busy = The inbox is busy. Wait a minute and try again; what waits stays there.
desk-inbox-no-origin = The server does not know the address under which people reach it, so it lets nobody into the inbox. Ask whoever runs the site to start it with its public origin. What waits stays there.
desk-inbox-status = The inbox gave an answer that this page does not know ({ $status }). What waits stays there. Tell whoever runs the site.
register-heading = Register
read-need-to-know = Need to know: confidential address or immigration status
read-need-to-know-hint = Unfold this only if you need it now. It is not printed while it is folded.
read-to-register = Go to what the register says and decide
register-intro = A register is a folder that the people of your area share. Everything in it is sealed: what you decide here, your colleagues see when they open it, and nobody else can read it.
register-intro-no-folder = A register is a folder that the people of your area share. This browser cannot work in a folder: open the register as one zip file, and save it again when you have finished. Edge and Chrome can work in the folder itself.
register-area = Area
register-folder = Open a register's folder
register-new = Start a new register as a zip
register-zip = Open a register from a zip file
register-zip-hint = The folder “events” and the folder “bodies” are in it.
register-empty-folder = There is no register in the folder “{ $folder }” yet.
register-start-here = Start a register in this folder
register-kept = A register with { $count } { $count ->
    [one] change
   *[other] changes
} that no saved zip holds is still open in this page, sealed.
register-go-on = Go on with it
register-opening = Opening the register.
register-in-folder = { $area }, in the folder “{ $folder }”.
register-in-zip = { $area }, in this page until you save it as a zip.
register-counts = { $cases } { $cases ->
    [one] case
   *[other] cases
}, { $events } { $events ->
    [one] entry that counts
   *[other] entries that count
}.
register-remarks = Look at these with whoever keeps the area's keys:
register-remark = { $words } ({ $count })
register-saved = Everything is in a saved zip.
register-unsaved = { $count } { $count ->
    [one] change is
   *[other] changes are
} in this page alone. Save the register before you close the page.
register-save = Save the register as a zip
register-look-again = See what colleagues have added
register-read-which = Read case { $reference }
register-said = Written into the register.
register-unreadable = NOT opened. The area's pack or the checklist could not be read. Load the page again.
register-no-signer = NOT opened. None of the keys that you unlocked is named in the area's pack as one that signs: what you decide would not count. Ask whoever keeps the pack.
register-nobody-to-seal-to = NOT opened. The area's pack names nobody to whom a register can be sealed today. Ask whoever keeps the pack.
register-incomplete = NOT written. Something is missing. Check what you filled in, and try again.
register-too-long = NOT written. It is longer than an entry can be. Shorten it, and try again.
register-not-sealed = NOT written. This device could not seal it. Try again; if it happens again, use another browser.
register-no-access = NOT done. The folder or a file in it cannot be used now: it may have been moved, or the browser lost the permission. Nothing that was there is lost. Open the register again.
register-not-readable = NOT opened. Other people alone may read this case, or its file has not arrived yet.
register-not-a-zip = NOT opened. That is not a zip that can hold a register.
register-not-zipped = NOT saved. The zip could not be made. Close other tabs, and try again.
register-broke = The part of this page that holds the register has stopped, and the desk is locked. What was written is in the folder.
triage-received = Received
triage-decision = Decision
triage-meeting = Meeting
triage-any-meeting = Any meeting
triage-acknowledged = Acknowledged
triage-not-yet = Not yet
triage-alike = Looks like another case: decide before anything about it goes out
triage-only-alike = Those that look like another case, still to decide
triage-only-open = Those still to decide only
panel-heading = In the register
panel-say = Write into the register
panel-conflict = PEOPLE DIFFER ON THIS CASE: { $what }. All that was said stands below. What you say now settles it for everybody.
panel-by = { $words } ({ $who }, { $day })
panel-decision = Decision
panel-decide = Decide
panel-choose = Choose
panel-choose-first = Choose a decision.
panel-reason = Reason
panel-reason-first = Give the reason.
panel-second = Second person who stands behind it
panel-second-hint = Name and job title. A case is never turned away by one person alone.
panel-second-first = Name the second person who stands behind it.
panel-to = Area that it goes to
panel-to-hint = Hand it over before you close it here: ring them.
panel-to-first = Say which area it goes to.
panel-routes = Routes by which it is heard
panel-found = The area's rules find met, from the answers alone: { $routes }.
panel-found-none = The area's rules find no route met from the answers alone.
panel-no-route = none
panel-overridden = Heard by: { $routes }; the rules found: { $found }
panel-papers = Papers about this case
panel-meeting = Meeting
panel-assign = Put on the list of a meeting
panel-list-closed = The list of this meeting closed on { $day }. You can put the case on it all the same: tell the agencies.
panel-its-list-closed = Its list closed on { $day }.
panel-acknowledged = Acknowledged
panel-acknowledge = Record that the sender was told
panel-acknowledge-to = Who was told
panel-how = How
panel-how-mail = Mail
panel-how-phone = Phone
panel-how-letter = Letter
panel-confirmed = Sender confirmed
panel-confirm = Record that the sender was confirmed
panel-confirm-how = How you made sure
panel-confirm-hint = Such as: rang the switchboard, spoke to the sender.
panel-confirm-first = Say how you made sure.
panel-working = Working on it
panel-work = I am working on this case
panel-leave = I have finished working on this case
panel-corrected = Corrected
panel-not-for = Must not receive
panel-not-for-act = Name who must not receive it
panel-not-for-agency = Agency
panel-no-agency = No agency
panel-not-for-name = Name of a person
panel-not-for-first = Choose an agency or name a person.
panel-restricted = Restricted to
panel-restrict = Restrict who may read it
panel-restrict-yourself = Keep yourself among those who may read it: you could not change it again.
panel-held = Legal hold
panel-hold = Put a legal hold on it
panel-release = End the legal hold
panel-closed = Closed
panel-close = Close the case
panel-close-on = Closed on
panel-day-hint = For example 2026-11-22.
panel-day-first = Give the day.
panel-alike = Cases that look like this one
panel-alike-none = No other case that you may read looks like this one.
panel-alike-settled = Somebody has decided about each that is likely to be about the same people.
panel-alike-open = { $count ->
    [one] 1 case is
   *[other] { $count } cases are
} likely to be about the same people, and nobody has decided. Nothing is merged: read both, then say what they are to one another.
panel-alike-possible = { $count ->
    [one] 1 more case is
   *[other] { $count } more cases are
} only possibly about the same people
panel-alike-more = { $count } more are not shown. The surest stand above.
panel-alike-found = Decided:
panel-alike-conflict = PEOPLE DIFFER ON THIS:
panel-alike-arithmetic = How the months are counted:
panel-alike-beside = Show names and dates of both side by side
panel-alike-what = What
panel-alike-here = This case
panel-alike-there = The other case
panel-alike-not-readable = The other case cannot be read now.
panel-find = Say what this case and { $case } are to one another
panel-find-what = They are
panel-find-first = Choose what they are to one another.
panel-notes = Notes
panel-note = Note
panel-note-first = Write the note.
panel-take-note = Add a note
panel-circulated = Circulated

nav-label = Pages of the register
nav-cases = Cases
nav-entering = Add cases
nav-meetings = Meetings
nav-papers = Papers
nav-counting = Data return
nav-keeping = Due and kept
desk-on-paper = To print a case list, an agenda, minutes or a letter, go to “Papers”: every page from there is marked and numbered. To print one referral, open it.
panel-unfinished = Not finished when the desk locked. { $form }. { $text }

## The register at the desk: cases that did not come through the portal

register-not-offered = NOT saved. The browser refused to make the file. Try again.
entering-mapping = The saved mapping
hand-heading = One case, by hand
hand-intro = From a phone call, a paper form, a Word file, or handed over by another area. A name is enough to begin with: the rest can be added when it is known.
hand-begin = Enter a case
hand-source = How it came
source-phone = By phone
source-paper = On paper
source-word = As a Word file
source-transfer = From another MARAC
source-csv = A table
source-police = A police system
source-back-fill = Earlier cases, put in afterwards
hand-referred-on = Day of the referral
hand-referred-on-hint = The day on which it was made, for example 2026-11-22. Leave it empty where nobody knows.
hand-more = More questions: background, route, agreement
hand-missing = What is not said yet?
hand-all-said = Everything that a complete referral has is there.
hand-not-said = { $count ->
    [one] 1 thing that a complete referral has is not said yet.
   *[other] { $count } things that a complete referral has are not said yet.
}
hand-say = Put the case into the register
hand-done = The case is in the register, and stands in the list.
hand-drop = Throw away what is typed here
hand-drop-sure = Throw away everything that is typed in this form? It is nowhere else.
hand-drop-yes = Throw it away
import-heading = Many cases, from a table
import-intro = An extract of a police system, or last year's spreadsheet, saved as CSV. Nothing is put in before you have looked at every column and at what the rows come to. The file stays on this computer.
import-file = Table
import-file-hint = A CSV file with at most 20 MB. From Excel: save it as “CSV UTF-8”.
import-file-first = Choose a table first.
import-mapping = Saved mapping, if you have one
import-mapping-hint = The file that you saved here for an earlier table of the same system. Without it, one is proposed.
import-read = Read the table
import-no-access = { $file } cannot be read: it was moved, or may not be opened. Choose it again.
import-columns = { $columns ->
    [one] 1 column
   *[other] { $columns } columns
}, { $rows ->
    [one] 1 row
   *[other] { $rows } rows
}
import-guessed = This is a guess from the headings. Look at every column, and put right what is wrong.
import-saved-mapping = As the saved mapping has it.
import-caption = Where each column goes
import-change = Change
import-question = { $section }: { $question }
import-change-which = where “{ $heading }” goes
import-empty = { $count ->
    [one] 1 column has nothing in any row
   *[other] { $count } columns have nothing in any row
}
import-empty-caption = Columns without anything in them
import-column = Column
import-to = Goes to
import-goes-to = “{ $heading }” goes to
import-examples = Examples
import-show-examples = Show examples: up to three cells of each column, which tell of people
import-hide-examples = Hide the examples
import-to-general = The case itself
import-to-open = Nobody has said: not taken over
import-to-nothing = Left out, on purpose
import-to-kept = Kept beside the case, as it stands
import-to-heard-on = Day of the meeting that discussed the case
import-to-children = Children: how many, or a list
import-to-others = Of the saved mapping
import-open = { $count ->
    [one] Of 1 column nobody has said where it goes: it is not taken over.
   *[other] Of { $count } columns nobody has said where they go: they are not taken over.
}
import-agency = Agency of rows that do not say it
import-agency-column = None
import-dates = Order of dates
import-day-first = Day, month, year: 13/04/1991
import-month-first = Month, day, year: 04/13/1991
import-iso = Year, month, day: 1991-04-13
import-serial = Numbers of days, as Excel counts
import-years = First of the hundred years that a year of two digits can mean
import-years-hint = For example 1930: “29” is then 2029, “31” is 1931. Leave it empty where all years have four digits.
import-try = Try it: nothing is put in
import-save = Save this mapping
import-tried = What the rows come to
import-line = Line
import-problem = What is wrong
import-problems = Rows and cells to look at
import-whole-row = Whole row
import-more = { $count ->
    [one] 1 more is not shown.
   *[other] { $count } more are not shown.
}
import-source = Where they come from
import-closed = Close every case on this day
import-closed-hint = For cases of earlier months, of which nothing is to be done any more. Leave it empty otherwise.
import-put = { $count ->
    [one] Put 1 case into the register
   *[other] Put { $count } cases into the register
}
import-stop = Stop after the next 50
import-progress = { $done } of { $all } cases are put in.
import-done = { $done ->
    [one] 1 case is put in, and stands in the list.
   *[other] { $done } cases are put in, and stand in the list.
}

## The register at the desk: corrected, taken back, kept beside the answers

panel-corrected-from = { $label }: { $now } (sent: { $sent })
correct = Correct an answer
correct-which = Answer
correct-first = Choose the answer that is to be corrected.
correct-before = Until now: { $answer }
correct-now = Corrected to
correct-same = That is what stands there already. Change the answer first.
retract = Take back what was said
retract-which = What is taken back
retract-first = Choose what is taken back.
retract-note = Note: { $text }
retract-not-for = Must not receive: { $whom }
retract-restriction = Who may read it: everybody of the area may again
retract-closing = Closed on { $day }: it is open again
beside-heading = From the table or the unfinished form, in none of the answers
kept-on-purpose = kept as it stood
kept-date = not a date
kept-option = none of the answers of the form
kept-children = not a number of children
kept-other = could not be taken over

## The register at the desk: what is due, who must be found, the trail, what goes

due-heading = What is due
due-intro = Flags that end, retention that is over, actions overdue, referrals not acknowledged or not decided.
due-on = Day to look at
due-within = Flags that end
due-within-none = On that day
due-within-28 = Within 4 weeks
due-within-92 = Within 3 months
due-look-up = Show what is due
due-count = { $count ->
    [one] 1 thing is due.
   *[other] { $count } things are due.
}
due-caption = What is due, the most pressing first
due-matter = What
due-day-heading = Day
due-more = More
find-heading = Find a person
find-intro = For somebody who asks what is held about them. Every role is looked through: victim, alleged perpetrator, child, referrer, and everybody named in a text.
find-name = Name
find-name-hint = Given name and family name, in any order.
find-born = Date of birth, as far as it is known
find-born-hint = For example 1991-04-13, 1991-04 or 1991.
find-go = Find
find-caption = Where the person stands, or may stand
find-save = Save the places as CSV
audit-heading = What was done
audit-intro = Who opened, read, decided, printed and sent what, and when: for somebody who checks it. The file says which cases, and nothing of what they are about. That you save it is written into the register.
audit-format = Kind of file
audit-csv = CSV
audit-xlsx = Excel
audit-with-reasons = Put in the reasons, which tell of people
audit-save = Save the trail
audit-saved = The trail is saved.
purge-heading = Remove cases
purge-intro = A case whose retention is over is removed by a person who has read it: nothing goes by itself. A certificate stays: that it was removed, when, by whom and why.
purge-due = Show the cases whose retention is over
purge-case = One case, by its reference
purge-case-hint = For example a mistake. A case that came by hand: the letters and digits of its entry, from the trail.
purge-one = Show what would go
purge-none = There is no case whose retention is over.
purge-count = { $count ->
    [one] 1 case. Read it before you remove it.
   *[other] { $count } cases. Read each before you remove it.
}
purge-caption = What goes and what stays
purge-kept-until = Was kept until
purge-goes = Goes
purge-stays = Stays
purge-what = { $files ->
    [0] No sealed file
    [one] 1 sealed file
   *[other] { $files } sealed files
}, { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
}
purge-rest = The certificate, { $entries ->
    [one] 1 entry
   *[other] { $entries } entries
} of what was done with it
purge-refused = NOTHING. { $why }
purge-why-hint = It stands in the certificate, for ever: name nobody. For example: kept for seven years.
purge-choose-first = Choose at least one case.
purge-go = Remove the chosen cases
purge-sure = { $count ->
    [one] Remove 1 case? Nobody can bring it back.
   *[other] Remove { $count } cases? Nobody can bring them back.
}
purge-yes = Remove for good
purge-no = Keep everything
purge-left = { $count ->
    [one] 1 file could not be removed: try again
   *[other] { $count } files could not be removed: try again
}, or remove the files of the same names in the folder.
purge-until-locked = What was read here stays in the memory of this page until you lock the desk.

## Minutes, the action log, charts

out-minutes = Minutes
out-updates = Information and updates
out-action-log = Actions
minutes-of = MARAC
minutes-meeting = Meeting
minutes-date = Date
minutes-closing = Closing date
minutes-starts = Starts
minutes-place = Place
minutes-chair = Chair
minutes-not-said = Not recorded
minutes-cancelled = This meeting was called off.
minutes-confidentiality = Confidentiality
minutes-statement = What is shared here is confidential and is shared to reduce risk in these cases, no more of it than that needs. Use it for your agency's part in keeping people safe; keep it as your agency keeps its most sensitive records; pass nothing on unless the MARAC agrees or the law asks for it.
minutes-read-out = Read out at the meeting
minutes-present = Present
minutes-observers = Observers
minutes-apologies = Apologies
minutes-absent = Absent without apologies
minutes-nobody = Nobody is recorded.
minutes-agency = Agency
minutes-name = Name
minutes-signed = Signed the statement
minutes-sent = Sent information
minutes-outstanding = Actions from earlier meetings
minutes-none-outstanding = None.
minutes-outcome = Outcome
minutes-disputed = CONFLICT: people recorded different things about this case. Settle it before these minutes go out.
minutes-nothing = Nobody has recorded what became of this case.
minutes-said = What was said
minutes-carried-to = Carried over to
minutes-actions = Actions
minutes-no-actions = No action is recorded.
minutes-no-action-about = No action is recorded about: { $parts }
minuted-discussed = Discussed
minuted-deferred = Deferred to a later meeting
minuted-not-heard = Not heard
about-victim = Victim
about-children = Children
about-perpetrator = Alleged perpetrator
about-professionals = Professionals
about-not-said = Not said
ended-done = Done
ended-no-longer-possible = Not done: no longer possible
ended-agency-did-not = Not done: the agency did not do it
action-open = Open
action-overdue = Open, overdue
action-on = { $outcome }, { $date }
action-number = Action
action-about = About
action-what = What is to be done
action-who = Who
action-person = Person
action-due = Due
action-is-overdue = Overdue
action-ended-on = Done or ended on
action-became = What became of it
action-note = Note
action-agreed-at = Agreed at
chart-page = Charts
chart-what = Counts of the cases that meetings discussed, or, without a register, of referrals by their day. They tell of nobody. Each picture has its figures in the table below it.
chart-not-for-publication = Raw counts: small numbers can tell of a person. Publish only what is made with --published.
chart-for-everybody = Numbers from 1 to 4 are not shown
chart-published-marking = For publication
chart-months = Cases by month
chart-month = Month
chart-quarters = Cases by quarter
chart-years = Cases in twelve months
chart-level = Cases in twelve months, beside the recommended number
chart-period = Period
chart-quarter = { $from } to { $to }
chart-year = 12 months to { $to }
chart-recommended = Recommended: 40 for each 10,000 women of 16 and over
chart-repeats = Repeat cases, as a share
chart-repeats-unit = Share of the cases for which it is known
chart-repeats-note = A case for which it is not known is in neither number. Of few cases a share says little.
chart-known = Cases for which it is known
chart-not-known = Not known
chart-agencies = Who referred, { $period }
chart-agencies-note = The area's pack says which agency belongs where.
chart-agency = Agency
chart-agency-not-known = Agency not known
chart-routes = Routes by which cases came, { $period }
chart-routes-note = As a person decided; otherwise as the referral says. A case may have come by several routes.
chart-route = Route
chart-route-own = Another route of the area
chart-route-not-known = Route not known
chart-cases = Cases
chart-share = Share of those known
chart-percent = { $number }%
chart-nothing = no share
chart-figure = { $label }: { $figure }
chart-described = { $unit }. { $figures }.
chart-not-over = Not over yet: { $period }.
chart-early = The first case that is counted is of { $day }: twelve months that begin before it may not be whole.
chart-hidden = "Under 5" is 1 to 4. "Withheld" may be any number: it would tell a small one.
chart-left-out = Not shown here
chart-left-out-months = Single months: too few cases to be shown to everybody.
chart-left-out-level = The recommended number: it is one of twelve months, and those do not stand beside quarters in what is published.
chart-left-out-women = The recommended number: the area's pack does not say how many women live there ("adult_women").
chart-left-out-routes = The routes by which cases came: nobody has recorded any.
chart-left-out-routes-published = The routes by which cases came: they are not among the figures of the published return.
cli-return-charts = Write charts of it too: one HTML file, for screen and paper
cli-return-charts-written = Charts written to { $file }.
cli-return-no-charts = There is nothing to draw: no charts were written.
cli-export-which-meeting = Say which meeting. It has to be planned, not cancelled, and people have to agree on it.
cli-export-no-register = Minutes and action log are of a register: sealed files alone know of no meeting and no action.

## The register on the command line: say, due, find, purge, audit

cli-no-such-case = { $case }: there is no such case in the register.
cli-two-cases = { $case }: several cases have this reference. Name the one you mean by the SHA-256 of its sealed file.

cli-say = Write what people decided and did into a register, one JSON object a line
cli-say-events = File with one JSON object a line; - reads from standard input
cli-say-refused = Line { $line }: { $why }
cli-say-nothing-written = { $count ->
    [one] 1 line was refused, so nothing was written
   *[other] { $count } lines were refused, so nothing was written
}. Put that right and give the whole file again.
cli-say-empty = There is no line to write.
cli-say-stopped = Line { $line } was not written: { $why } The lines before it are written: leave them out when you give the file again.
cli-say-written = { $count ->
    [one] 1 event written
   *[other] { $count } events written
}
cli-say-not-an-object = This is not one JSON object in which each name stands once.
cli-say-kind = This version knows no such "what".
cli-say-elsewhere = This is written by "marac register { $command }", with its file.
cli-say-unknown-field = This version knows no field "{ $field }" in this "what".
cli-say-wrong-field = The field "{ $field }" holds something that does not belong there.
cli-say-missing = The field "{ $field }" has to be there.
cli-say-supersedes = It would take the place of { $event }, which is not in the register or about something else.
cli-say-takes-back-nothing = Say in "supersedes" which events are taken back.
cli-say-no-label = No line before this one plans { $label }.
cli-say-no-meeting = There is no meeting { $meeting } in the register.
cli-say-no-action = This case has no action { $action }.

cli-due = List what has to be looked at: flags that end, retention, actions, acknowledgements, decisions
cli-due-on = The day to look at; today where it is not given
cli-due-within = Flags that end within so many days
cli-due-nothing = Nothing is due.
cli-due-matter = what
cli-due-day = day
due-acknowledge = not acknowledged in time
due-acknowledge-by = was due by { $time }
due-acknowledge-unknown = received that day; its bank holidays are not known here
due-undecided = not decided
due-differ = people differ on the decision
due-since = received that day
due-action = action overdue
due-flag-ends = flag ends
due-last-day = the last day of the flag
due-retention-over = retention is over
due-kept-until = was kept until then
due-held = retention is over: LEGAL HOLD
due-held-since = held since { $day }; nothing is destroyed
due-no-date = no day of referral is known
due-say-until-when = decide until when it is flagged and kept
due-not-read = could not be read
due-look = its sealed file is missing or does not open

cli-find = Find where a person stands in the cases, for a request for access
cli-find-name = Name, in any order
cli-find-born = Date of birth, as far as it is known
cli-find-no-name = That is no name.
cli-find-no-date = { $text } is no date such as 1991-04-13, 1991-04 or 1991.
cli-find-out = Write the places as CSV into this file
cli-find-found = { $count ->
    [0] Found in no case
    [one] Found in 1 case
   *[other] Found in { $count } cases
}.
cli-find-read = A person must read every place, decide whether it is the same person, and redact what is about others before anything is disclosed. Attachments and earlier versions of what was corrected are not searched.
cli-find-restricted = { $count ->
    [one] 1 case is restricted to other people and was not searched. Ask them
   *[other] { $count } cases are restricted to other people and were not searched. Ask them
}.
cli-find-not-read = NOT SEARCHED: { $case }. { $why }
cli-find-role = stands as
cli-find-third-party = third party
cli-find-is-third-party = third party
cli-find-place = place
cli-find-how = found by
cli-find-others = others in it
role-victim = victim
role-perpetrator = alleged perpetrator { $number }
role-child = child { $number }
role-adult = other person { $number } of the household
role-referrer = referrer
role-presenter = presenter
role-gp = GP
role-contact-person = contact person
role-assessor = assessor
role-decider = who decided to share
role-worker = worker of agency { $number }
role-mentioned = mentioned
found-certain = name and date of birth
found-likely = name, likely
found-possible = name, possible
found-born-otherwise = name; ANOTHER DATE OF BIRTH
found-named = name in a text
found-in-part = part of the name in a text

cli-purge = Remove cases from a register; a certificate of each stays
cli-purge-reference = Case to remove (may be given several times)
cli-purge-due = List the cases whose retention is over; with --yes, remove them
cli-purge-yes = Remove what --due lists
cli-purge-why = Why, for the certificate
cli-purge-which = Say which cases, with --reference, or --due.
cli-purge-no-why = Say why, with --why.
cli-purge-none = There is no case to remove.
cli-purge-listed = { $count ->
    [0] No case is due
    [one] 1 case is due. Read it, then give --yes to remove it
   *[other] { $count } cases are due. Read them, then give --yes to remove them
}.
cli-purge-is-due = { $case }: was kept until { $day }.
cli-purge-refused = { $case }: not removed. { $why }
cli-purge-held = There is a legal hold on it, or on what was added to it.
cli-purge-certificate = { $case } purged on { $at } by { $by }: { $why } (event { $event })
cli-purge-left = { $file } could not be removed: { $reason }. Remove it, or purge again.
cli-purge-done = { $count ->
    [one] 1 case purged
   *[other] { $count } cases purged
}, { $files ->
    [one] 1 file removed
   *[other] { $files } files removed
}. Copies elsewhere are yours to find: backups, what was opened or exported, mailboxes.
purge-kept = Kept for { $months } months

cli-audit = Write the trail of a register as a table for an auditor
cli-audit-case = Only what is about this case
cli-audit-reasons = Put in the reasons, which tell of people
cli-audit-out = File to write
cli-audit-written = { $count ->
    [one] 1 event
   *[other] { $count } events
}. Who opens this file sees what was done with which case.
audit-title = Audit trail
audit-day = Day (UTC)
audit-time = Time (UTC)
audit-who = Who
audit-what = What
audit-cases = Cases
audit-more = More
audit-counts = Counts
audit-standing = Standing
audit-replaced = Replaced or taken back
audit-doubts = Doubts
audit-event = Event
audit-reason = Reason
audit-clocks = Days and times are those of the computer on which each event was written.
did-received = sealed file came in
did-entered = case entered by hand
did-filed = addition filed
did-decided = decided: { $decision }
did-matched = compared: { $finding }
did-assigned = put on the list of a meeting
did-assigned-none = taken off the list
did-acknowledged = sender told
did-confirmed = sender confirmed
did-working = began to work on it
did-left = stopped working on it
did-corrected = field corrected
did-restricted = restricted to some readers
did-must-not-receive = said who must not receive it
did-noted = note
did-held = legal hold
did-released = legal hold ended
did-cancelled = meeting cancelled
did-meeting = meeting planned
did-attended = attendance
did-discussed = minuted: discussed
did-deferred = minuted: deferred
did-not-heard = minuted: not heard
did-action = action planned
did-action-done = action done
did-action-not-possible = action no longer possible
did-action-not-done = action not done by the agency
did-viewed = read on screen
did-printed = printed
did-exported = exported
did-circulated = sent to somebody
did-closed = closed
did-retracted = taken back
did-purged = purged
did-newer = something of a newer version
finding-repeat = the same two people, referred again: a repeat
finding-duplicate = the same referral, sent twice: a duplicate
finding-reversed = the same two people with their roles reversed
finding-same-victim = the same victim, another alleged perpetrator
finding-same-perpetrator = the same alleged perpetrator, another victim
finding-not-the-same = other people

cli-open-unmarked = Attachments could not be marked as files from outside, so the system will not warn before it opens them. Keep them on a disk of this computer, and open none that you do not expect.

## Meetings

meetings-planned = Planned meetings
meetings-none = No meeting is planned.
meetings-over = Over or cancelled ({ $count })
meetings-back = All meetings
meetings-called = { $label }, { $day }
meetings-called-closing = { $label }, closing on { $day }
meetings-cancelled = Cancelled
meetings-is-cancelled = This meeting is cancelled. Its cases wait for another list.
meetings-too-much = There are more cases on this list than there is time for. Take some off, give some less time, or plan another meeting.
meetings-conflict = PEOPLE DIFFER ON THIS MEETING. All plans stand below. The one that you choose settles it for everybody.
meetings-use-this = Use this plan
meetings-series = Regular meeting
meetings-where = When and where
meetings-without = No meeting: information and updates until the closing date
meetings-cases = Cases on its list
meetings-cases-of = { $cases } of { $capacity }
meetings-time-label = Time
meetings-time = { $needs } needed, { $each } minutes for each case
meetings-time-of = { $needs } needed, { $there_is } there is, { $each } minutes for each case
meetings-minutes = { $minutes } min
meetings-hours = { $hours } h
meetings-duration = { $hours } h { $minutes } min
meetings-list-closes = List closes on
meetings-list-closed-on = List closed on
meetings-list-closed = The list of this meeting closed on { $day }. You can still put a case on it: that is your decision, and the agencies have less time for it.
meetings-chair = Chair

plan-new = Plan a meeting
plan-change = Change or cancel this meeting
plan-series = Regular meeting
plan-no-series = None of them
plan-label = Name of the meeting
plan-label-first = Give the meeting a name.
plan-without = Nobody meets: information and updates until a closing date
plan-date = Day of the meeting, or closing date
plan-date-first = Give the day.
plan-proposed = Proposed: { $day }. The area's pack says “{ $every }”. Change it where that is not right.
plan-starts = Begins at
plan-starts-hint = For example 09:30. Cases have times on the agenda once this is known.
plan-starts-first = Give the time as in 09:30.
plan-place = Place
plan-capacity = How many cases it can hear
plan-capacity-first = Give the number of cases in digits, from 1 to 1000.
plan-minutes = Minutes for each case
plan-minutes-first = Give the minutes in digits, from 1 to 1000.
plan-closes = List closes on
plan-closes-hint = The last day on which a case is put on the list. Worked out from the day of the meeting; change it where your protocol says otherwise.
plan-closes-first = Give the day on which the list closes, or leave it empty.
plan-say = Plan this meeting
plan-change-say = Write the changes
plan-cancel = Cancel this meeting
plan-hold-after-all = Hold it after all

dues-heading = Deadlines
dues-not-known = Deadlines cannot be counted: the area's pack names no nation, or the bank holidays of this site could not be read.
dues-beyond = not known: the bank holidays reach to { $year }
dues-list-closes = List closes: { $day } ({ $days } working days before)
dues-circulated = Case list goes to the agencies: { $day } ({ $days } working days before)
dues-research = Research is back: { $day } ({ $days } working { $days ->
    [one] day
   *[other] days
} before)
dues-research-closing = Information is in: { $day } (the closing date)
dues-minutes = Minutes and actions go out: { $day } ({ $days } working days after)
dues-weekend = This day is at a weekend.
dues-bank-holiday = This day is a bank holiday: { $name }.

agenda-heading = Agenda
agenda-none = No case is on this list yet.
agenda-restricted = { $count } more { $count ->
    [one] case is
   *[other] cases are
} on this list, and only other people may read { $count ->
    [one] it
   *[other] them
}.
agenda-up = Up
agenda-down = Down
agenda-off = Take off this list
agenda-minutes = Minutes
agenda-minutes-first = Give the minutes in digits, from 1 to 600.
agenda-unsettled = People differ on its meeting or place

waiting-heading = Accepted and on no list
waiting-none = No accepted case waits for a list.
waiting-choose = Choose { $reference }
waiting-choose-fitting = Choose all that belong to this meeting ({ $count })
waiting-chosen = { $count } chosen
waiting-put = Put on this list
waiting-first = Choose the cases first.
waiting-fits = Belongs to this meeting by where the victim lives
waiting-does-not-fit = Does not belong to this meeting by where the victim lives
waiting-cancelled = Its meeting was cancelled
waiting-put-off = Its meeting did not hear it
waiting-closed = The list closed on { $day }. The agencies must be told of what you put on it now.
waiting-late = { $count ->
    [one] 1 case was put on this list after it closed on { $day }. Tell the agencies of it.
   *[other] { $count } cases were put on this list after it closed on { $day }. Tell the agencies of them.
}

attendance-heading = Attendance
attendance-who = Who was there
attendance-counts = { $present } present, { $observers } observing, { $apologies } with apologies, { $absent } absent.
attendance-statement = The confidentiality statement was read out
attendance-part = Took part
attendance-not-said = Not said
attendance-present = Present
attendance-observer = Observer
attendance-apologies = Apologies
attendance-absent = Absent
attendance-other = Somebody else
attendance-agency = Agency
attendance-name = Name
attendance-signed = Signed the confidentiality statement
attendance-sent = Sent information
attendance-add = Add somebody
attendance-save = Write the attendance
attendance-nothing = Nothing has changed.
attendance-corrected = corrected
attendance-conflict = People differ on this. Choose how they took part: that settles it.

carried-heading = Carried over: actions of earlier meetings
carried-none = No action of an earlier meeting is open.
carried-counts = { $open } open, { $overdue } overdue.

minuting-heading = Minutes and actions
minuting-none = Minutes are written once cases are on the list.
minuting-of = { $place }. { $reference }: { $state }
minuting-gone = No longer on this list
minuting-nothing = no minutes yet
minuting-not-written = NOT written yet
minuting-outcome = What became of it
minuting-text = Minutes
minuting-outcome-first = Not written yet: choose what became of the case.
minuting-nothing-new = Everything is written.
minuting-save = Write the minutes
minuting-conflict = PEOPLE WROTE DIFFERENT MINUTES. All of them stand here. What you write now settles it for everybody.
carry-one = Put it on the list of { $meeting }
carry-all = Put the { $count } cases that were not heard on the list of { $meeting }
carry-done = Carried over: it is on the list of { $meeting }.
carry-no-next = No later meeting is planned. Plan one, and the case can go on its list.
carry-closed = The list of that meeting closed on { $day }: tell the agencies.
minuting-side = { $who } wrote: { $words }

actions-heading = Actions
agreed-add = Add an action
agreed-text = What is to be done
agreed-text-first = Write what is to be done.
agreed-owner = Agency that does it
agreed-choose-owner = Choose
agreed-other = Another agency
agreed-other-name = Which agency
agreed-owner-first = Say which agency does it.
agreed-person = Person
agreed-due = Due on
agreed-due-first = Give the day as in 2026-11-22, or leave it empty.
agreed-due-on = Due on { $day }
agreed-about = For
agreed-say = Add this action
agreed-overdue = Overdue
agreed-ended = { $words } ({ $who })
agreed-close = Close this action
agreed-outcome = How it ended
agreed-outcome-first = Choose how it ended.
agreed-on = On
agreed-note = Note
agreed-note-hint = Needed unless it was done: the reason.
agreed-note-first = Write the reason.
agreed-close-say = Close it
agreed-close-change = Change how it ended
agreed-close-change-say = Change it
agreed-open-again = It is still open: it was closed by mistake
agreed-withdrawn = Withdrawn: it should not stand
agreed-change = Change this action
agreed-change-say = Change it
agreed-same = Nothing is changed yet.
agreed-conflict = People differ on this action. All that was said stands here.

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

## Cases that look alike

alike-relation = { $sure } { $relation }
sure-possible = Possibly
sure-likely = Likely
sure-certain = Almost certainly
relation-same-pair = the same victim and the same alleged perpetrator
relation-roles-reversed = the same two people with their roles reversed: each is the other's victim
relation-same-perpetrator = the same alleged perpetrator with another victim
relation-same-victim = the same victim with another alleged perpetrator
alike-victims = Victim of both
alike-perpetrators = Alleged perpetrator of both
alike-roles = Here: { $here }; there: { $there }
alike-possible = by this alone possibly one person
alike-likely = by this alone likely one person
alike-certain = by this alone almost certainly one person
alike-too-little = by this alone too little to say
alike-for = For: { $reasons }.
alike-against = Against: { $reasons }.
alike-same-name = the same name
alike-same-other-name = another name of the one is a name of the other
alike-letters-apart = names that differ by { $letters } { $letters ->
    [one] letter
   *[other] letters
}
alike-part-of-other = one name is a part of the other
alike-initial = the same name, a part of it given as an initial
alike-one-part = one part of the name is the same
alike-same-birth = the same date of birth
alike-birth-swapped = the same date of birth with day and month the other way round
alike-birth-nearly = dates of birth that differ in only one of day, month and year
alike-birth-agrees = one date of birth is known roughly, and the other agrees with it
alike-same-address = the same address
alike-same-postcode = the same postcode
alike-same-phone = the same phone number
against-birth-differs = { $years ->
    [0] born on different days
    [one] born 1 year apart
   *[other] born { $years } years apart: with one name it may be a parent and a child
}
against-names-differ = the names differ
against-twins = born on one day and living in one place under unlike names: they may be twins
against-first-of-january = the date of birth is a 1 January, often written where nobody knows the day
against-nothing-but-name = nothing but the name is known of both
against-perpetrator-not-named = one of the cases names no alleged perpetrator
against-victim-not-named = one of the cases names no victim
against-other-perpetrator = one of the cases has another alleged perpetrator as well

alike-open = Nobody has decided what the two are to one another. Papers and letters about either are held until somebody does.
cli-register-alike = List the cases of a register that look like one another, and why; nothing is merged
cli-alike-reference = Only the cases that look like this one (may be given several times)
cli-alike-beside = Show names and dates of birth of both side by side
cli-alike-two = { $case } and { $other }
cli-alike-count = { $count ->
    [0] No two cases look alike.
    [one] 1 pair of cases looks alike
   *[other] { $count } pairs of cases look alike
}{ $count ->
    [0] {""}
   *[other] ; { $open } still to be decided.
}

again-earlier-other = The other case was referred first: { $from }. This one: { $again }.
again-earlier-this = This case was referred first: { $from }. The other one: { $again }.
again-same-day = Both were referred on { $from }.
again-earlier-not-known = Which case was referred first cannot be seen: the day of at least one referral is missing or not exact.
again-window = { $months } months are counted from the day of the first referral, not from the meeting: until { $until }, that day included.
again-window-about = { $months } months are counted from the day of the first referral, not from the meeting; it is known only as { $from }.
again-incident = The most recent incident, by the later referral: { $incident }{ $after }.
again-no-incident = The later referral does not date its most recent incident, so its own day is taken: { $again }{ $after }.
again-after = , { $months } { $months ->
    [one] month
   *[other] months
} and { $days } { $days ->
    [one] day
   *[other] days
} after the first referral
again-any-instance = If any instance of abuse counts: { $finding }
again-any-instance-here = If any instance of abuse counts, as in this area: { $finding }
again-crime-type = If only what would be a crime counts: { $finding }
again-crime-type-here = If only what would be a crime counts, as in this area: { $finding }
again-within = a repeat.
again-too-late = no repeat, because that is after the last day. It is a new case.
again-nothing-since = no repeat, because the most recent incident was before the first referral. Ask whether something has happened since.
again-no-crime = no repeat, because the later referral says it would be no crime. A pattern of contact that is not wanted may be harassment.
again-crime-not-known = not known, because the later referral does not say whether it would be a crime. Read what happened.
again-no-date = not known, because a date is missing.
again-not-exact = not known, because it hangs on dates that are not exact.
again-another-marac = no repeat, because the earlier referral was to another MARAC and this area counts its own only.
again-marac-not-known = not known, because this area counts its own MARAC only and which one had the earlier referral is not known.
again-not-said = not known.
again-last-counts = Another earlier referral of the same two people came after this one: { $case }. The months are counted from that one.

beside-of = { $who }: { $what }
beside-referred = Referred on
beside-area = Area
beside-incident = Most recent incident
beside-victim = Victim
beside-perpetrator = Alleged perpetrator { $number }
beside-name = name
beside-other-names = other names
beside-born = date of birth
beside-other-born = other dates of birth

## Papers at the desk

papers-intro = Nothing leaves the register before you have seen what would go out. What you save here is recorded: who, what, for whom, when.
papers-choice = Make a paper
papers-to-case = Back to the case: { $reference }
papers-output = Which paper
papers-which = Choose a paper.
papers-acknowledgement = Acknowledgement to the referrer
papers-query = Letter that asks for what is missing
papers-about = Of which cases
papers-about-first = Choose which cases it is about.
papers-about-open = Every case that nobody has turned away
papers-about-one = One case, by its reference
papers-about-waiting = { $count ->
    [one] The case that is not acknowledged yet
   *[other] All { $count } cases that are not acknowledged yet
}
papers-none-waiting = Every case has been acknowledged.
papers-reference = Reference of the case
papers-reference-hint = As in 7K2M-9QXA-4D1F
papers-no-such-case = There is no case with this reference in the register, or you may not read it.
papers-whom = For whom
papers-whom-first = Choose for whom it is.
papers-team = The MARAC team alone
papers-team-unchecked = Nothing is checked for who must not receive it: it must not leave the team.
papers-several = Several agencies, a file for each
papers-several-first = Choose at least one agency.
papers-agencies = Agencies
papers-agency-key = { $agency } (has a key)
papers-every = Choose every agency
papers-seal = Seal it to their key, where the area's pack has one
papers-area = To which MARAC
papers-area-first = Choose the MARAC that it goes to.
papers-area-name = Name of the MARAC
papers-area-name-first = Write the name of the MARAC that it goes to.
papers-elsewhere = Another, that this site has no keys of
papers-elsewhere-unsealed = It will be a marked file that is not sealed. Send it by a way that both areas have agreed on.
papers-format = As
papers-docx = Word document
papers-html = Page for printing (HTML)
papers-xlsx = Excel workbook
papers-csv = CSV table
papers-include = Put in what stays out otherwise
papers-include-address = A confidential address
papers-include-immigration = Immigration status
papers-address-in = Confidential addresses are in it. If one reaches the alleged perpetrator, somebody may be killed.
papers-immigration-in = Immigration status is in it. Only for somebody who needs it to keep this victim safe.
papers-check = Check what would go out
papers-before = { $output }: before it is written
papers-holds = { $to }: { $count ->
    [0] no case.
    [one] 1 case.
   *[other] { $count } cases.
}
papers-own = It stays with the team: nothing is checked for who must not receive it.
papers-sealed = Sealed to their key.
papers-unsealed = Not sealed: send it by a way you trust.
papers-letters = { $count ->
    [one] 1 letter, in one zip.
   *[other] { $count } letters, in one zip.
}
papers-contact-by = The IDVA contacts the victim by { $day }: within { $days } working days, before anybody else.
papers-remarks = Look at this first
papers-stops = { $count ->
    [one] One case must not go out until you have decided.
   *[other] { $count } cases must not go out until you have decided about each.
}
papers-stop = { $case }, for { $to }
papers-leave-out = Leave it out
papers-put-in = Put it in all the same
papers-put-in-reason = Why it goes in
papers-put-in-note = Put into a paper although it stopped. { $output }, for { $to }: { $reason }
papers-decide-first = Decide about each case; one that goes in needs a reason.
papers-stops-again = Something has changed meanwhile. Look again, and decide.
papers-make = Save the file
papers-back = Change what is asked for
papers-not-offered = The browser did not take the file. Nothing was recorded. Try again.
papers-given = Saved: { $file }
papers-recorded = It is among your downloads, and the register says that it went out.
papers-not-recorded = The file is among your downloads, and the register does NOT say so: it could not be written. Save the register, and note by hand what went out.
papers-how-to-print = Open the file to print it.
papers-how-to-open = Who it is for opens a sealed file with their own key: the age program does it, and so does any that knows age.
papers-referrer = the referrer
papers-acknowledged = { $count ->
    [one] Record this one as acknowledged
   *[other] Record these { $count } as acknowledged
}
papers-acknowledged-hint = Once they are sent: a letter that lies on this computer tells nobody anything.
papers-acknowledged-said = { $count ->
    [one] The register says that 1 referrer was told.
   *[other] The register says that { $count } referrers were told.
}
papers-again = Make another paper
papers-not-accepted = Letter that a case is not heard

## The trainer's page: invented cases, hand-ins, the class.

practice-watermark = PRACTICE

trainer-way-in = Train with invented cases
trainer-way-out = Leave practice
trainer-shut-heading = Practice is shut while a key is unlocked
trainer-shut = Invented and real cases never stand in one page. Lock your key first: practice opens then. Nothing here was changed.
trainer-shut-lock = Lock and go to practice
trainer-shut-stay = Stay here
trainer-leave-heading = Leave practice?
trainer-leave = What was handed in, and a case that is not saved, will be gone from this page.
trainer-leave-go = Leave, and lose it
trainer-leave-stay = Stay in practice
trainer-title = PRACTICE: { $page }
trainer-banner = PRACTICE.
trainer-banner-more = Invented cases only. No key is unlocked here, and nothing real can be opened or sent.
trainer-banner-label = Practice
trainer-nav = Pages for trainers
trainer-session = Session
trainer-hand-ins = Hand-ins
trainer-class = Class view
trainer-files = Files
trainer-paper = Paper
trainer-own = Own cases

trainer-care = Some people in the room may have lived through this. Say at the start what the case speaks of. Anybody may skip it, stop or step out, and need not say why.
trainer-support = Anybody can stop at any time and need not say why. Here somebody can be talked to:
trainer-case = Case
trainer-choose-case = Choose a case
trainer-own-title = { $title } (own case)
trainer-missing = { $count ->
    [0] The checklist could not be loaded. Check the connection, and load this page again.
    [one] 1 case of this site could not be loaded. Load this page again, or use another case.
   *[other] { $count } cases of this site could not be loaded. Load this page again, or use another case.
}
trainer-open-case = Open your own case
trainer-open-case-hint = A case file that somebody saved on the page "Own cases".
trainer-opened = Opened: { $title }
trainer-not-opened = The file was not opened. Each line says where a fault is. Open the file on the page "Own cases" of whoever wrote it, mend it there, and save it again.
trainer-case-too-large = It is too large for a case. Choose a file that was saved on the page "Own cases".
trainer-no-checklist = The checklist has not been loaded, so that no case can be checked. Load this page again with a connection.
trainer-id-of-site = Its name is that of a case of this site, and its content is another. Give it a name of its own on the page "Own cases".
trainer-about = What it is about
trainer-role = The learner's part
trainer-minutes = Time
trainer-minutes-of = { $minutes } minutes
trainer-key-counts = Key
trainer-key-yes = { $yes } of the answers are Yes
trainer-code-heading = Session code
trainer-code = Code of this session
trainer-code-hint = Two characters. Type the earlier code to go on with an earlier session.
trainer-code-wrong = A session code is two characters, letters or digits but U, and not 00. Type it again, or take a new one.
trainer-draw = New code
trainer-drawn = The session code is now { $code }
trainer-link-heading = Link for learners
trainer-link-intro = Learners open this link on their own devices, or scan the code. It works without a network once it has loaded.
trainer-own-ways = Give learners the case file as well: this link opens practice with your session code, and they open the file there.
trainer-copy = Copy link
trainer-copied = The link is on the clipboard.
trainer-not-copied = The browser did not allow copying. Select the link above and copy it.
trainer-qr = QR code of the link { $link }
trainer-to-hand-ins = Go on to hand-ins
trainer-saved = Saved as { $file }
trainer-own-save = Save the case file
trainer-choose-first = Choose a case first
trainer-choose-first-way = Choose a case on the page "Session"

hand-in-of = { $case }. Session code { $code }.
hand-in-heading = Take hand-ins
hand-in-codes = Codes
hand-in-codes-hint = 16 characters each. Type one and press Enter, use a hand scanner, or paste many at once.
hand-in-take = Take
hand-in-nothing = Nothing was typed
hand-in-picture = Picture of a QR code
hand-in-picture-hint = Take a picture of a learner's screen, or choose one.
hand-in-files = Practice files
hand-in-files-hint = Sealed files of learners. Choose several, or drop them anywhere on this page. A real referral is never opened here.
hand-in-looking = Looking for codes
hand-in-opening = { $count ->
    [one] Opening 1 file
   *[other] Opening { $count } files
}
hand-in-ledger = Everything that was handed in
hand-in-table = Hand-ins, the newest first
hand-in-none = Nothing yet.
hand-in-column-row = Row
hand-in-column-what = What came
hand-in-column-became = What became of it
hand-in-column-acts = Change
hand-in-from-picture = { $code } (picture { $picture })
hand-in-mended = Counted as { $code }
hand-in-kind-taken = counts
hand-in-kind-again = again
hand-in-kind-mistyped = mistyped
hand-in-kind-other-case = other case
hand-in-kind-other-session = other session
hand-in-kind-not-a-code = not a code
hand-in-kind-not-opened = not opened
hand-in-kind-out = taken out
hand-in-taken = Row { $row } is taken.
hand-in-again = The answers of row { $row } again: the same hand-in twice, or another learner who agrees. It counts once you say that it is another learner.
hand-in-same-file = The file of row { $row } again. It counts once.
hand-in-other-case = A hand-in for "{ $title }". If the class worked on that case, choose it on the page "Session".
hand-in-case-unknown = A hand-in for a case that is not known here. If it is an own case, open its file on the page "Session".
hand-in-case-unknown-file = A practice file, and the victim's name is of no case that is known here. Look at it on the page "Files", and count it if it belongs here.
hand-in-no-session = It has no session code: somebody practised without your link. Count it if it is of your class.
hand-in-other-session = It is of session { $session }. Count it if it is of your class.
hand-in-not-a-code = Not a code. Codes have 16 letters and digits.
hand-in-no-code-seen = No QR code was found in this picture. Take it again, nearer and straight, or type the code.
hand-in-wrong-key = It is not sealed with the practice key, so it was not opened. It may be a real referral: find out whose it is, give it to the coordinator, and keep no copy.
hand-in-live = It says that it is a real referral, though it is sealed with the practice key, which everybody has. Nothing of it was shown. Tell whoever sent it and the coordinator at once, and keep no copy.
hand-in-damaged = The file is damaged or a part of it is missing. Ask the learner to save it again, or take their code.
hand-in-newer = It was made by a newer version of practice. Load this page again to have the current version.
hand-in-unreadable = The browser was not allowed to read it, it is gone, or it is a folder. Choose the files themselves.
hand-in-stopped = It could not be looked at, because this page's helper did not start or broke down. Choose it again, alone.
hand-in-not-a-file = It is not a practice file. Ask the learner which file they saved in practice.
hand-in-out = Taken out: it does not count.
hand-in-another-learner = It is another learner
hand-in-here = Count it here
hand-in-mend = Take { $code } instead
hand-in-take-out = Take out row { $row }
hand-in-put-back = Put back row { $row }
hand-in-sums = { $given } handed in: { $kinds }
hand-in-sum-taken = { $count } { $count ->
    [one] counts
   *[other] count
}
hand-in-sum-again = { $count } again
hand-in-sum-mistyped = { $count } mistyped
hand-in-sum-other-case = { $count } of another case
hand-in-sum-other-session = { $count } of another session
hand-in-sum-not-a-code = { $count } { $count ->
    [one] is no code
   *[other] are no codes
}
hand-in-sum-not-opened = { $count } not opened
hand-in-sum-out = { $count } taken out

class-none = Nobody has handed in yet for this case and this session. Take codes or files on the page "Hand-ins".
class-of = { $case }: { $count ->
    [one] 1 learner
   *[other] { $count } learners
} handed in.
class-care = Nobody is named, and nobody passes or fails. Where answers differ, ask for the fact behind each: the difference is what there is to talk about.
class-project = Show large
class-project-end = Show as before
class-print = Print or save as PDF
class-csv = Save as CSV
class-overall = How far the class agrees
class-yes-counts = Yes answers
class-yes-same = Everybody has { $count }
class-yes-spread = Lowest { $lowest }, middle { $median }, highest { $highest }
class-pairs = Pairs of learners who gave the same answer, from 0 to 1
class-kappa = Fleiss' kappa
class-kappa-of = { $kappa }. It is 0 where people agree no more than by chance, and 1 where all agree.
class-kappa-none = Cannot be worked out: there are too few answers, or all are the same
class-heat = Answers beside the key
class-heat-reads = Each number says how many learners gave the answer. ✓ marks the key, (✓) another answer that is accepted. The darker a box, the more learners.
class-heat-caption = How many learners gave each answer
class-column-item = Question
class-column-blank = Not answered
class-column-agreement = Agreement
class-key-sign = ✓
class-key = the key
class-accepted-sign = (✓)
class-accepted = also accepted
class-missed = Most often answered otherwise
class-missed-none = No question was answered otherwise than the key by most learners.
class-missed-intro = Each with the facts that bear the key.
class-otherwise = { $count } of { $of } who answered gave another answer.
class-key-is = Key: { $answer }. { $why }
class-charts = Pictures
class-spread = Yes answers
class-spread-of = Yes answers
class-learners = Learners
class-spread-note = A column for each number of Yes answers that a learner gave.
class-routes = Routes chosen
class-no-route = No route
class-routes-note = A learner may choose several.

files-intro = The coordinator's part of the exercise: what learners sealed, opened with the practice key and beside the key of the case. Drop files anywhere on this page.
files-list = Practice files
files-caption = Practice files that were opened
files-none = No practice file has been opened yet.
files-none-way = Choose files on the page "Hand-ins"
files-column-file = File
files-column-look = Look
files-look = Look
files-look-at = Look at { $file }
files-case-unknown = Not one that is known here
files-gone = { $file } can no longer be shown. Open it again on the page "Hand-ins".
files-beside = { $file } beside the key
files-beside-care = Nothing is added up. Where an answer differs, look at the fact together.
files-items = Answers to the checklist
files-column-given = Answer
files-column-key = Key
files-column-mark = Compared
files-column-fact = Why, and the facts
files-column-question = Question
files-routes = Routes, under the national rules
files-no-route = The key names no route, and none was chosen.
files-reason-model = Model
files-reason-looks = What a reader looks for

class-accepted-heading = Also accepted

paper-intro = For the case that is chosen on the page "Session". Every sheet says that it is practice. Print it, or save it as PDF.
paper-which = Paper
paper-print = Print or save as PDF
paper-heading = { $paper }. { $case }
paper-guide = Guide for 40 minutes
paper-handout = Handout and answer sheet
paper-interview = Interview cards
paper-tally = Grid for counting by hand
paper-key = Answer key
paper-roles = Role cards for a mock MARAC
paper-hand-in = How to hand in
paper-hand-in-how = Open the link or scan the code, answer the 24 questions there, and tell the trainer the 16 letters and digits at the end. The session code is { $code }. Without a device use the answer sheet.
paper-answers = Answer sheet
paper-answers-how = Tick one box for each question. Don't know is an answer: tick it where you could not find out. Write no name.
paper-routes = Which routes would you choose?
paper-interview-how = Cut along the lines. One person plays the victim and holds the cards. Read a card out only when the other asks about its topic, in their own words.
paper-roles-how = Cut along the lines, one card for each person. Twelve to fifteen minutes for the case: who knows what, what the risks are, who does what by when.
paper-knows = You know:
paper-can-offer = You can offer:
paper-chair = Chair
paper-chair-does = Open with the victim's own wishes and the safe contact. Ask each agency in turn. End with actions: one agency, one thing, one day for each.
paper-tally-how = A column for each learner. Read the questions out one by one; write Y, N, ? for don't know, or - for no answer. Then add up each row.
paper-tally-yes = Y
paper-tally-no = N
paper-tally-dont-know = ?
paper-key-not-for-learners = For the trainer. Hand it out when everybody has handed in, not before.
paper-key-routes = Routes
paper-rules = Under these rules
paper-why = Why
paper-rule-count = Visible high risk at { $yes } Yes answers.
paper-rule-escalation = Escalation: { $events } events in { $months } months, known to any agency.
paper-rule-escalation-police = Escalation: { $events } events in { $months } months, known to the police.
paper-rule-repeat = Repeat: any instance within { $months } months.
paper-rule-repeat-crime = Repeat: what would be a crime, within { $months } months.
paper-guide-invented = The case is invented. Nothing that is done in practice is sent to anybody.
paper-before = Before you begin
paper-before-print = Print a set of interview cards for each pair, the answer sheet (last sheet of the handout) for each learner, and the answer key for yourself. The first sheet of the handout is the story: for reading instead of the interview.
paper-before-link = Open this page, choose the case, and try the link on a phone. Write the session code on the board.
paper-before-room = Agree with a colleague who looks after anybody who steps out. Have numbers for support on the wall.
paper-steps = The 40 minutes
paper-minutes = Minute { $from } to { $to }:
paper-step-care = Read the content note out. Say that anybody may skip the case, stop or step out, and need not say why.
paper-step-roles = Make pairs: one plays the victim and holds the cards, the other asks and has the answer sheet. Say who the learner is in this case. Where time is short, everybody reads the story instead.
paper-step-interview = Interview. Whoever asks gets only what they ask for. Walk round; do not correct.
paper-step-answers = Each learner answers the 24 questions and chooses routes, on a device or on the answer sheet. No talking.
paper-step-hand-in = Hand in: learners read their codes out, show them to your camera, or hand over the answer sheet. Session code { $code }.
paper-step-class = Show the class view large. Begin with what was most often answered otherwise; ask for the fact, not for the person. Look at each don't know that was taken for No.
paper-step-close = One thing each learner will do otherwise on Monday. Say once more where support is to be had.
paper-traps = What is easily overlooked
paper-discussion = To talk about
paper-guide-key = What is easily overlooked in this case, and what to talk about, stands at the end of the answer key.
paper-no-network = Without a network or devices the same works on paper: answer sheets in, counted on the grid.

own-intro = Write a case of your own, or change a copy. Invent everything: no name, place or story of a real person. Save it as a file, use it in a session, and give the file to learners and colleagues.
own-new = New case
own-copy-of = Copy of "{ $case }"
own-open = Go on with a saved case
own-open-hint = A case file, finished or not.
own-writing = Your case
own-unsaved = Not saved yet. What is written here is gone when this page is closed.
own-use = Use in this session
own-close = Put this case away
own-not-whole = The case is not whole yet. The list says what is missing.
own-used = { $title } is the case of this session
own-faults = What is still to be done
own-faults-count = { $count ->
    [one] 1 thing is missing or wrong:
   *[other] { $count } things are missing or wrong:
}
own-faults-more = and { $count } more.
own-whole = Nothing: the case is whole. Every question is keyed and rests on facts; { $yes } are Yes.
own-part-about = About the case
own-part-people = People
own-part-story = The story
own-part-facts = Topics and facts
own-part-key = Key of the checklist
own-part-routes = Routes
own-part-reason = The reason
own-part-talk = What is overlooked, and what to talk about
own-title = Title
own-about = What it is about
own-about-hint = One or two sentences for whoever chooses a case.
own-content-note = Content note
own-content-note-hint = What the case speaks of, and that anybody may skip it, stop or step out.
own-role = The learner's part
own-role-hint = Who the learner is, where they meet the victim, and how much time there is.
own-minutes = Minutes
own-as-of = Day on which the case is played
own-as-of-hint = As 2026-11-20. Dates of the story count from it.
own-people-invented = Invented names only. Phone numbers from 07700 900000 to 07700 900999 belong to nobody.
own-name = Name
own-age = Age
own-address = Address
own-phone = Phone
own-phone-hint = 07700 900 and three digits.
own-relationship = Relationship to the victim
own-lives-with = Lives with the victim
own-add-perpetrator = Add an alleged perpetrator
own-add-household = Add somebody in the household
own-narrative = Story
own-narrative-hint = For reading in place of the interview: what happened, what was asked and denied, what could not be found out. Every answer of the key rests on it.
own-facts-intro = A topic is something a learner can ask about. A fact is what they then learn. Every Yes of the key needs a fact that is said, every No one that is denied.
own-topics = Topics
own-facts-heading = Facts
own-topic = Topic { $number }
own-topic-hint = The question as somebody could ask it.
own-topic-option = { $number }. { $ask }
own-add-topic = Add a topic
own-fact = Fact { $number }
own-fact-hint = In the words in which it is told.
own-fact-topic = Learned by asking about
own-fact-how = How it is learned
own-fact-option = { $number }. { $text }
own-add-fact = Add a fact
own-no-facts = No fact is written yet.
own-rests-on = Rests on these facts
own-key-intro = Unfold a question to give its answer and the facts that bear it.
own-not-keyed = No answer yet
own-keyed = { $answer }, { $count ->
    [0] no fact
    [one] 1 fact
   *[other] { $count } facts
}
own-key-answer = Answer
own-key-accept = Other answers that are accepted
own-key-facts = Facts that bear it
own-key-why = Why
own-key-why-hint = What a trainer says when somebody answered otherwise.
own-yes-at-least = Yes answers that make a visible high risk
own-routes = Routes
own-routes-accept = Routes that are accepted with a reason
own-add-routes = Add routes for another rule
own-model-intro = Model answers. What is left empty is not compared.
own-reason = Model reason
own-reason-hint = As a good referral tells it: what happened, what is feared, what is known and not known.
own-prompt = What a good reason says
own-looks-for = What there is to be found of it in this case
own-add-prompt = Add a prompt
own-add-trap = Add something that is overlooked
own-add-point = Add a point to talk about
own-role-label = Agency
own-role-agency = Short name
own-role-agency-hint = Small letters and hyphens, as police or children.
own-role-knows = What they know
own-role-can-offer = What they can offer
own-add-role = Add a role card
own-remove = Take out number { $number }

## The data return at the desk

counting-intro = What the meetings discussed, counted as the data return asks for it. The figures name nobody, and are the same as those of "marac return".
counting-from = Only periods that end on this day or later
counting-to = Only periods that end on this day or earlier
counting-span-hint = Leave both empty for every period. Each period is counted whole.
counting-published = For whom
counting-raw = For SafeLives and the steering group: every figure as it is
counting-years = For everybody to see, twelve months: no small numbers
counting-quarters = For everybody to see, quarters: no small numbers
counting-count = Count
counting-figures = Figures
counting-remarks = What was counted, and what was not
counting-save-csv = Save as CSV
counting-save-charts = Save the charts as one page (HTML)
counting-saved = Saved: { $file }. The register says that it went out.
counting-kind-years = Twelve months
counting-kind-quarters = Quarters
counting-kind-meetings = Meetings
counting-period = { $from } to { $to }
counting-measure = Measure
counting-value = Figure
counting-of = Of how many
counting-percent = Percent
counting-not-known = Not known
counting-definitions = What each measure means
counting-chart-alt = { $title }. The table below says the same.

## Practice cases and short codes

practice-not-a-case = This file is not a practice case: it cannot be read from line { $line }, column { $column }. Choose a file that was saved as a practice case.
practice-newer = This practice case is of a newer format. Load the page again, or use a newer version of the portal.
practice-too-large = This file has { $bytes } kB, and a practice case has at most { $most } kB. Choose another file, or shorten its texts.
practice-named-twice = "{ $name }" stands twice in one place, the second time in line { $line }. Take one of the two out.
practice-field = { $path }: { $detail }. Correct it there.
practice-field-line = Line { $line }, { $path }: { $detail }. Correct it there.
practice-empty = { $place }: something is missing here. Fill it in.
practice-too-long = { $place }: shorten the text by { $over ->
    [one] 1 character
   *[other] { $over } characters
} (at most { $most }).
practice-id = { $place }: this cannot be an id. Use 1 to 40 lower-case letters, digits and hyphens.
practice-zero = { $place }: this must be a number from 1. Correct it.
practice-missing-item = { $item } has no answer in the key. Choose one.
practice-keyed-twice = { $item } stands twice in the key. Keep one of the two.
practice-unknown-item = The key has "{ $item }", which is no question of the checklist. Take it out, or correct it.
practice-accepted-twice = { $item }: { $answer } is in the key already, so it cannot be accepted as well. Take it out.
practice-no-fact-yes = { $item } is keyed Yes, and no fact under it was said. Name a fact that somebody says in the story, or change the key.
practice-no-fact-no = { $item } is keyed No, and no fact under it was denied. Name a fact that was asked and denied, or change the key.
practice-no-fact-dont-know = { $item } is keyed Don't know, and the facts under it are known. Name one that could not be found out, name none, or change the key.
practice-unknown-fact = { $place } names the fact "{ $fact }", which there is not. Choose another, or write it.
practice-twice-fact = There are two facts called "{ $fact }". Give one of them another id.
practice-no-topic = The fact "{ $fact }" stands under no topic, so nobody would learn it. Choose its topic.
practice-unknown-topic = The fact "{ $fact }" stands under the topic "{ $topic }", which there is not. Choose another, or write it.
practice-twice-topic = There are two topics called "{ $topic }". Give one of them another id.
practice-nothing-under = Nothing is learned under the topic "{ $topic }". Write a fact for it, or take it out.
practice-twice-prompt = There are two prompts called "{ $prompt }". Give one of them another id.
practice-twice-agency = There are two role cards for "{ $agency }". Put them together, or change one.
practice-unknown-route = { $place }: "{ $route }" is no national route. Take it out, or correct it.
practice-route-twice = { $place }: "{ $route }" stands there twice. Keep one of the two.
practice-twice-rules = { $place } is for the same rules as an earlier one. Change its number, or take it out.
practice-count-against-route = { $place }: the key has { $yes } Yes and { $needed } are asked for, and the routes say otherwise of visible high risk. Correct the routes or the number.
practice-no-usual-routes = There are no routes for the usual rules. Say which routes the case has where 14 answers are asked for.
practice-unknown-question = "{ $at }" is no question of the form. Take it out, or correct it.
practice-not-an-answer = { $place }: this is not an answer that can be given here. Choose or write another.

practice-item = Question { $number } ({ $short })
practice-place-question = "{ $question }"
practice-place-title = The title
practice-place-about = What the case is about
practice-place-content-note = The content note
practice-place-role = Who the learner is
practice-place-minutes = The minutes
practice-place-as-of = The day on which the case is played
practice-place-narrative = The story
practice-place-victim = The victim
practice-place-perpetrator = Alleged perpetrator { $number }
practice-place-household = Person { $number } in the household
practice-place-topic = Topic { $number }
practice-place-fact = Fact { $number }
practice-place-routes = Routes, key { $number }
practice-place-safe-contact-why = Why this is the safe contact
practice-place-agreement-why = Why this is the agreement
practice-place-reason = The model reason
practice-place-prompt = Prompt { $number } of the reason
practice-place-trap = Trap { $number }
practice-place-discussion = Point { $number } to discuss
practice-place-role-card = Role card { $number }

practice-code-nothing = There is no code here. Type the 16 letters and digits.
practice-code-length = This has { $have ->
    [one] 1 letter or digit
   *[other] { $have } letters and digits
}, and a code has { $length }. Compare it with the learner's.
practice-code-letter-u = Letter { $at } of the code is U, which stands in no code. Perhaps it is V: ask the learner.
practice-code-character = Character { $at } of the code is "{ $character }", which stands in no code. Ask the learner.
practice-code-likely = Something is mistyped. If it is one character, then character { $at } should be { $should_be }: { $code }. Ask the learner before you take it.
practice-code-mistyped = More than one character is mistyped, or two have changed places. Ask the learner to read the code again.

practice-mark-agreed = As the key
practice-mark-also-accepted = Also accepted
practice-mark-unknown-as-no = Not known, answered No
practice-mark-check-the-fact = Check the fact
practice-mark-missed = Missed
practice-how-said = Said
practice-how-denied = Asked and denied
practice-how-not-known = Could not be found out

practice-agreement-too-few = Too few answers to compare
practice-agreement-everyone = All answered the same
practice-agreement-most = Most answered the same
practice-agreement-mixed = Answers differ
practice-agreement-apart = Answers are far apart

practice-csv-case = Case
practice-csv-of = PRACTICE: { $id } version { $version }
practice-csv-part = Part
practice-csv-name = Name
practice-csv-key = Key
practice-csv-agree = As the key
practice-csv-accepted = Also accepted
practice-csv-words = In words
practice-csv-pairs = Pairs that agree (0 to 1)
practice-csv-question = Question
practice-csv-route = Route
practice-csv-no-route = No route
practice-csv-class = Class
practice-csv-handed-in = Handed in
practice-csv-kappa = Fleiss' kappa

# ---- keys: who can open, the ceremony, drills ---------------------------------------------------------------------------

keys-way-in = Keys of your area: who can open, new keys, another passphrase
keys-to-desk = Back to the referrals
keys-back = Back to who can open
keys-people = Who can open today
keys-ceremony = Make keys
keys-drill = Try a saved key
keys-passphrase = Change a passphrase
keys-rewrap = Seal old files to new people
keys-intro = Each person has a key of their own, and one recovery key lies in a safe. If one key is lost, each of the others still opens everything that was sealed to it. Keys are made, tried and locked on this computer: nothing secret is sent or stored.
keys-trial = This is a trial area. Its keys lie on one computer with their passphrase; do not add people to it.
keys-role = Role
keys-validity = Key
keys-last-drill = Last tried
keys-never-drilled = Not on record
keys-words = Six words, to compare by phone
keys-removed = Removed on { $since }: nothing new is sealed to it
keys-from = Begins on { $from }
keys-ended = Ended on { $to }: nothing new is sealed to it while another key is in force
keys-until = In force until { $to }
keys-no-end = In force, without an end
keys-try = Try the saved key
keys-replace = Make a new key
keys-remove = Remove
keys-add-role = Role of the new person
keys-add = Add a person
keys-remove-heading = Remove { $label }?
keys-remove-new = New referrals stop being sealed to this key as soon as the changed file of the area is on the site.
keys-remove-old = What was sealed to it before still opens with it, wherever there are copies: removing takes nothing back. Ask for the key file, have the leaver's access to shared folders closed, and seal the old files to the people who stay; then delete the originals.
keys-remove-recovery = This is the recovery key. Without one, a lost key can mean lost referrals: make a new one before you remove this.
keys-remove-nobody = Nobody would be left to whom referrals can be sealed. Add the new person first.
keys-remove-act = Remove
keys-remove-stay = Keep
keys-pack-changed-heading = { $area }: changed here, not on the site yet
keys-pack-changed = Nothing has changed for senders until the new file is on the site. Save { $file } (version { $version }) and give it to whoever runs the site, to replace the old one.
keys-pack-changed-done = Look whether it is on the site
keys-pack-changed-old = The site still has version { $version } of this file, so nothing has changed for senders. Look again when whoever runs it has put the new one there
keys-pack-changed-none = The site did not answer with this file. Check the connection, and that the file is in its folder “areas”; then look again
keys-pack-changed-rewrap = Files that came before are still sealed to the people of before.
keys-pack-save = Save the file of the area
keys-directory-save = Save the list of areas (index.json)
keys-saved = { $file } was handed to the browser to be saved.
keys-not-saved = The browser did not save the file. Check that this page may download files, and press again; nothing is lost.
keys-not-started = The part of this page that makes keys could not be loaded. Check the connection and try again; nothing is lost.
keys-stopped = The part of this page that makes keys broke down. Close other programs and try again; nothing that was saved is lost.
keys-under-way = A ceremony is under way on this page.
keys-begin-heading = Keys for a new area
keys-begin = For a new area all keys are made in one sitting of about half an hour, with everybody present who gets one: at least the coordinator, a deputy, and two people who will hold the recovery key. At the end each saved key is tried. Have a memory stick or a private folder for each person, a printer, paper and an envelope.
keys-begin-act = Begin
keys-resume = Or go on with one that was interrupted
keys-resume-hint = The file whose name has “ceremony” in it. There is no secret in it.
keys-resume-not-one = This is not a saved ceremony. Choose the file whose name has “ceremony” in it.
keys-resume-newer = This ceremony was saved by a newer version of this page. Load the page again and go on there; the file is as it was.
keys-resume-damaged = This file was changed since it was saved, so it is not used. Choose another copy of it, or begin again: keys that were saved can be removed later.
keys-others = Other work on keys
keys-passphrase-why = the key stays the same, and opens what it opened before
keys-rewrap-why = for people who came later, or before the files of a leaver are deleted
keys-no-ceremony = No keys are being made. Begin on the page “Who can open today”.
keys-reminders = Please see to this, whoever reads it first:
keys-reminders-way = See who can open, and make or try keys
keys-due-expires = The key “{ $label }” ends on { $to }, in { $days ->
        [one] one day
       *[other] { $days } days
    }. Make a new one; both are in force for a while.
keys-due-expired = The key “{ $label }” ended on { $to }. Make a new one, or remove it if they have left.
keys-due-drill = The saved key “{ $label }” was last tried on { $last }. Try it: a copy that nobody has opened for a year may be lost.
keys-due-drill-never = That the saved key “{ $label }” was ever tried is not on record. Try it.
keys-plan-intro = First say which area it is and who gets a key. Nothing is made yet.
keys-plan-intro-one = A key is made for one person of { $area }. It is added to the area's people.
keys-plan-area = The area
keys-plan-people = Who gets a key
keys-plan-person = Whose key
keys-plan-name = Name of the MARAC
keys-plan-name-hint = As senders know it, for example Northmere
keys-plan-id = Short name
keys-plan-id-hint = Lower-case letters, digits and hyphens. It begins the name of every key file, so that two areas are told apart.
keys-plan-phone = Phone number of the MARAC team
keys-plan-phone-hint = Senders ring it when they have heard nothing
keys-plan-email = Email address (optional)
keys-plan-email-hint = For senders who cannot upload
keys-plan-nation = Nation
keys-nation-england = England
keys-nation-wales = Wales
keys-nation-scotland = Scotland
keys-nation-northern-ireland = Northern Ireland
keys-plan-label = Job title, as senders see it
keys-plan-to = Last day of the key
keys-plan-to-hint = Everybody who opens referrals here is reminded from 60 days before
keys-plan-until = Last day of the old key
keys-plan-until-hint = Until then referrals are sealed to both
keys-plan-recovery = It has no last day, opens everything after a loss, and is used by nobody day by day. It is also printed on paper.
keys-plan-out = Leave out
keys-plan-add = Add to the list
keys-advanced = Advanced
keys-post-quantum = Make post-quantum keys
keys-post-quantum-what = They also withstand a computer that does not exist yet. Everybody in an area has the same kind of key.
keys-post-quantum-needs = The age program of others opens what is sealed to them only from its version 1.3 on. The pages here open either kind.
keys-plan-offline = From here on you can switch off the network of this computer until the keys are made and tried.
keys-plan-start = Start making keys
keys-missing-name = Enter the name of the MARAC
keys-missing-id = Enter a short name of lower-case letters, digits and hyphens, 40 at most
keys-missing-id-taken = There is an area of this short name on the site. Choose another one, or add people to that area
keys-missing-phone = Enter the phone number of the MARAC team
keys-missing-label = Enter the job title of the { $role }
keys-missing-date = Choose a last day of the key of { $label } that is not over yet
keys-missing-reader = Add somebody who reads referrals day by day: a recovery key alone is not enough
keys-missing-too-many = Leave some people out: an area has 20 keys at most
keys-steps = How far it is
keys-step = { $label }: { $state }
keys-step-none = no key yet
keys-step-made = key saved, not tried yet
keys-step-paper = file tried, paper not tried yet
keys-step-tried = saved and tried
keys-progress-unsaved = If this page is closed now, what is done so far is forgotten, but not the key files that were saved. Save your progress to go on later; there is no secret in it.
keys-progress-saved = Your progress is saved: you can close this page and go on later.
keys-progress-save = Save progress
keys-make-heading = Make the key: { $label }
keys-make-intro = Ask them to sit at this computer, and look away. They choose a passphrase: it locks the file that their key is saved in.
keys-make-intro-recovery = Ask the two people who will hold the recovery key to this computer, and look away. They choose its passphrase together: it locks the file that the key is saved in.
keys-suggest-intro = Six random words are hard to guess and easy to type. Write them on paper, and keep the paper apart from the file.
keys-suggest = Suggest six words
keys-clipboard = Write the words down by hand. Do not copy them: Windows and some phones keep a history of what was copied.
keys-make-passphrase = Passphrase
keys-make-passphrase-hint = Type the six words with the hyphens between them, or a passphrase of your own of at least { $fewest } characters
keys-make-again = The same once more
keys-make-again-hint = Read it from your paper, so that you know it is written down right
keys-make-act = Make the key
keys-make-busy = Making and locking the key. This takes a few seconds.
keys-make-empty = Type a passphrase
keys-make-short = Use the six words, or at least { $fewest } characters: whoever finds the file can try as long as they like
keys-make-differs = The two are not the same. Type the passphrase once more, as it stands on your paper
keys-away = Nobody was here for a while, so the key that was not saved yet has been forgotten. Make it again; a file that you saved of it is of no use.
keys-made-heading = The key is made. Save it now
keys-made = Save this file where only its owner comes at it, and a copy somewhere else. Its name tells whose it is:
keys-made-recovery = Save this file on a memory stick that is locked away with the paper copy, and a copy somewhere else. Its name tells what it is:
keys-made-save = Save the key file
keys-made-saved = The file was handed to the browser. Look that it is where it should be before you go on.
keys-made-next = When this page goes on, it forgets the key. Each saved key is tried at the end.
keys-made-go-on = It is saved, go on
keys-made-save-first = Save the key file first
keys-made-print-first = Print the paper copy first
keys-paper-heading = The paper copy
keys-paper-intro = The recovery key is also kept on paper, for the day on which no file can be found. Print it, put it in an envelope, have two people sign across the flap, and lock it away.
keys-paper-printer = Use a printer beside you, not one in a corridor that keeps what it prints. Whoever holds the paper can open every referral.
keys-paper-print = Print the paper copy
paper-title = Recovery key of { $area }
paper-warning = Whoever holds this sheet can open every referral. Keep it sealed and locked away.
paper-file = The same key as the file { $file }
paper-words = Its six words, to compare by phone: { $words }
paper-groups = The key begins with { $beginning } and goes on with these groups, in this order. The last letter of each group, underlined, is there to find mistakes.
paper-code = The same key as a code for a camera
paper-use-heading = To use it
paper-use-page = On the page for coordinators (desk/) choose “Unlock with the paper copy of a recovery key”, and type the groups or take a photo of the code.
paper-use-age = Without that page: write { $beginning } and after it all groups without their last letters, in one line, into a text file. Any age program takes that file as an identity.
paper-held-heading = Held by
paper-held = It is opened only with both present.
paper-log = Log of use
paper-log-date = Date
paper-log-why = Why, and what was opened
paper-log-first = First person
paper-log-second = Second person
paper-nothing = Type the groups from the paper, or take a photo of its code
paper-bad-groups = { $count ->
        [one] Group { $groups } does not fit: a letter in it is wrong, or two are swapped. Compare it with the paper
       *[other] Groups { $groups } do not fit. Compare them with the paper; perhaps one was left out or stands in another place
    }
paper-bad-count = { $count ->
        [one] One group fits
       *[other] The { $count } groups fit
    }, and { $groups } are needed. Type the rest
paper-bad-whole = Every group fits, and yet together they are no key. Compare each of them with the paper, letter by letter
paper-public-key = This is a public key, which only seals. Type the groups of the secret key from the paper
paper-ssh-or-plugin = This is an SSH key, or a key that lives in a hardware token. Only the groups of a recovery key can be used here
keys-other-key = This key is in order, but it is another one, not “{ $wanted }”. Perhaps it was made earlier or for another area: look at the name of the file
keys-other-key-of = This is the key “{ $whose }”. Choose the file of “{ $wanted }”
keys-test-sentence = This is a test referral of { $area }. Its word is
keys-drill-heading = Try the key: { $label }
keys-drill-intro = Everything that this page knew of the keys is forgotten now; only what was saved counts. Ask whoever has it back to the computer. The file is { $file }.
keys-drill-file = Key file: { $label }
keys-drill-file-hint = The file that was saved; its name ends in .key.age
keys-drill-passphrase-hint = As it is written down
keys-drill-act = Open the test referral
keys-drill-not-opened = The key is the right one, and yet the test referral did not open. Do not use these keys: begin again, and tell whoever runs this site.
keys-drill-paper-heading = Try the recovery key from paper
keys-drill-paper-intro = Take the printed sheet as if every file were lost. Type its groups, or take a photo of its code.
keys-drill-paper-act = Open the test referral from paper
keys-paper-typed = Groups from the paper
keys-paper-typed-hint = All { $groups } of them, with blanks between them; capital or small letters. Mistakes are found group by group.
keys-paper-fit = { $count } of { $groups } groups fit.
keys-paper-wrong = Does not fit: group { $groups }. Compare with the paper.
keys-picture = Or a photo of the code
keys-picture-hint = Straight from above and close, with the whole code in the picture. The photo stays on this computer; delete it afterwards.
keys-picture-none = This is not a picture that this browser can show. Take a photo as JPEG or PNG, or type the groups.
keys-picture-no-code = No code of a key is seen in this picture. Take it from closer, without shadow, or type the groups.
keys-busy = Working. This takes a few seconds.
keys-opened = The saved key “{ $label }” opened the test referral. It says:
keys-try-intro = Open a test referral with the saved key “{ $label }”, once a year and after every change of computer. Ask whoever has it to this computer.
keys-try-paper = Or from the paper copy
keys-try-nobody = Choose on the page “Who can open today” whose key is to be tried.
keys-finish-heading = Every key was tried: the file of the area
keys-finish = This file holds the public keys, and nothing secret. Save it and give it to whoever runs the site; from the moment it is there referrals are sealed to these people.
keys-finish-pack = Put { $id }.json into the folder “areas” of the site, and complete it: delivery, agencies, meetings. The command “marac area check” says what is missing.
keys-finish-directory = Put index.json beside it, so that senders can choose the area.
keys-finish-replace = Put { $id }.json in the place of the old one in the folder “areas” of the site.
keys-finish-words = Ring whoever runs the site and compare the six words below with those that the site shows.
keys-finish-files = Each person keeps their file and a copy of it in two places, and the passphrase in a third.
keys-finish-paper = Put the paper copy of the recovery key in its envelope now, both sign, and lock it away.
keys-finish-drill = Try each saved key again in a year; this page reminds you.
keys-finish-who = Who can open
keys-finish-done = Done
keys-finish-no-pack = The file of { $area } is not on this site, so the new key cannot be added to it. Go on with this ceremony on the site where the area is, or ask whoever runs it; your key is saved and was tried.
keys-relock-intro = The key itself stays the same, so everything that it opened it still opens. The file is locked with the new passphrase; the old file still opens with the old one until you delete it.
keys-relock-file-hint = Its name ends in .key.age. It is not changed: you save a new one.
keys-relock-old = Old passphrase
keys-relock-old-hint = Leave it empty for a file that is not locked
keys-relock-new = New passphrase
keys-relock-act = Lock with the new passphrase
keys-relocked = The same key is locked with the new passphrase. Save it as { $file }.
keys-relocked-old = Try it once, then delete every copy of the old file: the old passphrase still opens those.
rewrap-intro = What came before is sealed to the people of then. Here the same content is sealed anew to the people of today, file by file, on this computer. The old files are not changed.
rewrap-unlock = This needs a key that opens the old files. Unlock yours first, then come back to this page.
rewrap-no-area = The keys that are unlocked belong to no area of this site, so it is not known to whom to seal. Unlock a key of the area.
rewrap-people = Sealed to those who can open referrals of { $area } today:
rewrap-nobody = Nobody can be sealed to today. Look at “Who can open today” first.
rewrap-files = Sealed files
rewrap-files-hint = The .age files as they came. You can choose many.
rewrap-folder = Or a whole folder
rewrap-folder-hint = With everything in it
rewrap-no-files = Choose the sealed files, or a folder
rewrap-chosen = { $count ->
        [one] One file is chosen.
       *[other] { $count } files are chosen.
    }
rewrap-to-folder = Next the browser asks for a folder for the new files. Choose an empty one, not that of the old files.
rewrap-to-parts = This browser cannot write into a folder, so the new files come as zip files that you save.
rewrap-go = Seal them anew
rewrap-no-access = The browser did not give access to the folder. Nothing was written; choose another folder.
rewrap-progress = { $done } of { $all }
rewrap-stop = Stop here
rewrap-part = Part { $number } is full.
rewrap-part-save = Save part { $number }
rewrap-part-lost = The browser did not save part { $number }. Check that this page may download files, and seal the files anew once more; the old ones are as they were.
rewrap-ended = Sealed anew
rewrap-sums = { $all ->
        [one] One file
       *[other] { $all } files
    }: { $rewrapped } sealed anew, { $duplicate } duplicate, { $refused } not.
rewrap-originals = The old files still open for everybody they were sealed to. Open some of the new ones, then delete the old ones and every copy of them. A ledger beside the new files lists the reference of each old and new file; tell nobody but those who work with them.
rewrap-list = Every file, with its old and its new reference
rewrap-row = { $old } is now { $new }
rewrap-row-not = not sealed anew: { $why }
rewrap-not-written = it opened, and the new file could not be written
rewrap-no-ledger = The new files are written, and the ledger could not be. Make room in the folder and begin again in an empty one.
unlock-paper = Unlock with the paper copy of a recovery key
unlock-paper-log = Note in the log on the sheet who opened it and why. Make new keys afterwards: a key on paper that was opened is known to more people.

## Keeping work: draft files, drafts on a person's own device, the lock, their own details.

# In the page of the practitioner itself: as short as it can be, the rest is in the worker.
keep = Save or resume
keep-heading = Save your work, or go on with it
keep-wait = One moment …
keep-failed = This part of the page could not be loaded. Check the connection and try again; nothing is lost.
keep-saved = Saved { $time }
keep-saved-before = Last saved { $time }
keep-not-saved = Not saved since { $time }
keep-not-saved-yet = Not saved
keep-shared = Is this computer shared with anybody, at work or at home?
keep-shared-hint = If you are not sure, it is.
keep-shared-yes = Yes
keep-shared-no = No, only I use it
keep-here = Go on with what this computer keeps: a draft, or your own details
keep-new-version = A new version of this page is ready
lock-heading = Locked
lock-away-heading = Are you still there?
lock-away = Nobody has typed here for a while, so your work is hidden. In { $left } it is cleared from this page. Save it in a file first, or go on.
lock-stay = Go on working
lock-clear = Clear it now
again-was = On { $day }: { $answer }
again-still = Still so

# In the worker.
draft-save-heading = Save your work in a file
draft-save-what = Everything you typed and attached goes into one file, locked with a passphrase. With both, you can go on later on any computer. Without the passphrase nobody can open it, not even we.
draft-six-words = These six words make a good passphrase. Write them down where you keep such things, not beside the file:
draft-passphrase = Passphrase for this file
draft-passphrase-hint = The six words, or at least 12 characters of your own that nobody can guess.
draft-passphrase-same = The passphrase that you set on this computer.
draft-save = Save the draft file
draft-saved = { $file } was handed to the browser to be saved. Check that it is in your downloads before you close this page.
draft-not-saved = The file could not be made. Nothing is lost: try again, or close other programs first.
draft-too-short = This passphrase is too short. Use the six words, or at least { $least } characters.
draft-not-the-same = This is not the passphrase that you set on this computer. Type that one, so that one passphrase opens all your drafts.
draft-resume-heading = Go on with a draft file
draft-resume-what = Before anything is replaced you are told what the file contains.
draft-file = Draft file
draft-file-passphrase = Passphrase of the file
draft-open = Open the draft
draft-no-file = Choose the draft file first. Its name begins with “draft-”.
draft-another = This is not a draft. Choose the file whose name begins with “draft-” and ends in .age or .zip.
draft-wrong-passphrase = The passphrase does not open this draft. Check for capital letters and hyphens, and type it again. Nothing was changed.
draft-truncated = This file is not complete. Copy it again from where you saved it; nothing here was changed.
draft-damaged = This was changed since it was saved, so nothing of it can be trusted. Use another copy if you have one; nothing here was changed.
draft-too-much-work = This file asks for far more work than ours do, so it was not tried. Choose the file that you saved from this page; nothing here was changed.
draft-newer = This draft was saved by a newer version of this page. Load the page again to get that version, then open it. The file is untouched.
draft-elsewhere = This draft is open in another tab or window. Go on there, or close it there first. Nothing was overwritten.
draft-opened-heading = The draft is open, but not on the page yet
draft-contains = It contains:
draft-of-area = a referral to { $area }
draft-saved-at = saved on { $when }
draft-answers = { $count ->
        [one] one question answered
       *[other] { $count } questions answered
    }
draft-items = { $count ->
        [0] nothing of the checklist yet
        [one] one item of the checklist answered
       *[other] { $count } items of the checklist answered
    }
draft-files = { $count ->
        [one] one file, { $size }
       *[other] { $count } files, { $size } together
    }
draft-without-place = { $count ->
        [one] One answer has no place in this version of the form. It stays in your draft file.
       *[other] { $count } answers have no place in this version of the form. They stay in your draft file.
    }
draft-replaces = What is typed on this page now is replaced by it. If you need that too, leave this draft alone and save your work in a file first.
draft-take = Go on with this draft
draft-put-away = Leave it alone
draft-left-alone = The draft was put away. Nothing here was changed.
draft-checklist-replaced = The checklist has been replaced since you saved this draft. Your answers are kept; read the checklist again and confirm it.
draft-item-reworded = Was: “{ $before }” Now: “{ $now }”
draft-item-new = New: “{ $item }”
draft-item-gone = Not asked any more: “{ $item }”
draft-area-changed = The area has changed its settings since you saved this draft. Before you send, look again at who can read it.
draft-changes-seen = I have seen this
device-heading = This computer
device-shared = Nothing is kept on this computer. If only you use it, say so on the first page of the referral: then work can be locked, and kept here sealed.
device-protect-what = A passphrase for this computer hides your work when you are away, and lets you leave in a hurry without losing it. It is not stored anywhere; if you forget it, what is locked with it is lost.
device-new-passphrase = Passphrase for this computer
device-protect = Set this passphrase
device-protected = The passphrase is set until this page is closed. If nobody is here for a while, the page locks and keeps your work sealed.
device-not-protected = The passphrase could not be set. Nothing else has changed: try again.
device-is-protected = A passphrase is set. It protects the lock and the drafts of this computer.
device-autosave-what = Your work can be saved on this computer by itself, every few seconds, sealed under your passphrase. It is deleted when you finish, when you clear this computer, and after 7 days.
device-autosave-start = Save by itself on this computer
device-autosave-stop = Stop saving, and delete this draft from this computer
device-autosave-on = From now on your work is saved here by itself. Beside “Leave this page” stands when that last happened.
device-autosave-not-promised = From now on your work is saved here by itself. This browser does not promise to keep it, and some workplaces wipe it when you log off: save a draft file too before you stop.
device-autosave-off = Nothing of this referral is kept on this computer any more.
device-autosave-not-here = This area does not allow drafts to be kept on a computer by themselves. Save a draft file instead.
device-no-storage = This browser keeps nothing for this page, as in a private window. Everything else works: save a draft file before you stop.
device-not-stored = Your work could not be saved on this computer: perhaps its storage is full. What was saved before is still there. Save a draft file now.
device-elsewhere = Another tab saves this draft already. Go on there, or close it first.
device-drafts-heading = Drafts on this computer
device-drafts-what = Each is sealed under its passphrase, and deleted after 7 days.
device-draft = { $area }, { $when }
device-passphrase = Passphrase
device-open = Go on with this draft
device-drop = Delete this draft
device-dropped = The draft was deleted from this computer.
device-not-dropped = The browser did not delete it. Clear the data of this site in the settings of the browser.
device-forget-what = Clearing removes every draft, your details, remembered keys and the offline copy from this computer. What is typed on this page stays.
device-forget = Clear this computer
device-forgotten = Cleared: this page keeps nothing on this computer any more.
device-not-forgotten = The browser did not clear everything. Close other tabs of this site and try again, or clear the data of this site in the settings of the browser.
details-heading = My details
details-what = Your own name, agency, role, phone and email, so that you need not type them every time. Never anything of a case.
details-save = Save my details as a file
details-saved = { $file } was handed to the browser to be saved. It holds your own details and nothing of a case.
details-none = Nothing is typed on the page about you yet. Fill it in there first.
details-remember = Remember them on this computer
details-remembered = This computer remembers your details.
details-use = Fill in the details that this computer remembers
details-forget = Forget them
details-forgotten = This computer does not remember your details any more.
details-chosen = File with my details
details-from-file = Fill them in from this file
details-filled = Your details are filled in where nothing was typed yet.
details-another = This is not a file of your details. Choose my-details.json.
offline-heading = Without a network
offline-what = This computer can keep a copy of this site, so that it works without a network: nothing of a case is in it. Sending still needs a network; until then you save the sealed file.
offline-start = Keep a copy of this site on this computer
offline-is-on = This site works without a network on this computer.
offline-stop = Remove the copy
offline-unsupported = This browser keeps no copy of a site, as in a private window. A network is needed to open this page.
offline-new-what = A new version of this page is ready. Until you choose it, this computer goes on with the old one. What you typed is not carried over by itself: save it first.
offline-swap = Use the new version
lock-what = Your work is sealed. It comes back with your passphrase.
lock-passphrase = Your passphrase
lock-unlock = Unlock
lock-gone = What was sealed is not there any more: the browser ended the part of this page that held it. If it was saved on this computer or in a draft file, clear this page and open it there.
lock-drop = I do not know it: clear this page
own-sealed-summary = Save it under a passphrase of your own
own-sealed-what = The same record, sealed for yourself: for the agency's file, and to start a repeat referral from. Whoever has it needs the passphrase.
own-sealed-passphrase = Passphrase for your copy
own-sealed-hint = At least 12 characters that nobody can guess. Without it the copy cannot be opened.
own-sealed-save = Save the sealed copy
own-sealed-saved = { $file } was handed to the browser to be saved.
again-changes-heading = Since the referral of { $day }
again-changes-none = Every answer that you confirmed is as it was.
again-changed = { $label }: { $before }, now: { $now }
again-answer-changed = { $label }: not as it was
again-summary = Was this person referred before? Start from your record of it
again-what = What is unlikely to have changed is filled in. Safe contact, addresses and every answer of the checklist stand beside their questions and count only when you confirm each one.
again-file = Your own record of the earlier referral
again-passphrase = Its passphrase
again-passphrase-hint = Only if you saved it under one.
again-open = Start from this record
again-taken = Your record of { $day } was read. Ask again about safe contact, addresses and every item of the checklist.
