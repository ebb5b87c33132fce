### English. First sentence: what it is or what happened. Second: what to do next. The same words in the summary and beside the question.

answered-of = Answered { $answered } of { $all }

## Sections

section-referrer = You and your agency
section-victim = The victim
section-safe-contact = Safe contact
section-perpetrator = The alleged perpetrator
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
opt-how-asked-directly = I asked the victim
opt-how-from-records = From what is known, without asking the victim
opt-how-from-paper = Copied from a paper checklist
opt-how-other-tool = Another tool was used
opt-how-none = No checklist: this referral rests on professional judgement
opt-routes-visible-high-risk = Visible high risk: the number of Yes answers
opt-routes-judgement = Professional judgement
opt-routes-escalation = Potential escalation: incidents are becoming more frequent or more serious
opt-routes-repeat = Repeat: referred to MARAC before, and something has happened since
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

q-referrer-agency = Your agency
    .missing = Select your agency
q-referrer-agency-other = Name of your agency
    .missing = Enter the name of your agency
q-referrer-name = Your name
    .missing = Enter your name
q-referrer-role = Your role
q-referrer-phone = Your phone number
    .hint = A number on which the coordinator reaches you, or your team, in working hours.
    .missing = Enter your phone number
q-referrer-email = Your work email address

q-victim-name = Full name
    .hint = As it is written on official papers, if you know. Other agencies search for this spelling.
    .missing = Enter the victim's full name, or say why it is not known
q-victim-other-names = Other names and spellings
    .hint = Earlier surnames, names used at home, other spellings you have seen.
q-victim-born = Date of birth
    .hint = For example, 13 4 1991. If you only know the year, or month and year, fill in just that.
    .missing = Enter the victim's date of birth, or say why it is not known
q-victim-address = Address
    .hint = Where they live now. The address decides which MARAC hears the case.
    .missing = Enter the victim's address, or say why it is not known
q-victim-postcode = Postcode
q-victim-phone = Phone number
    .hint = Whether and when it is safe to ring comes on the next page.

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
q-safe-contact-confirmed-on = When did the victim last confirm this?
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
q-perpetrators-relationship = What are they to the victim?
    .missing = Select what the alleged perpetrator is to the victim, or say why it is not known
q-perpetrators-relationship-detail = Describe who they are to the victim
    .hint = Where several people act together, name each of them here.
    .missing = Describe who they are to the victim
q-perpetrators-address = Address
q-perpetrators-lives-with-victim = Do they live with the victim now?
q-perpetrators-knows-help-sought = Do they know that the victim has asked for help?
    .hint = Never tell the alleged perpetrator about the MARAC.

q-assessment-how = How did the checklist come about?
    .missing = Say how the checklist came about
q-assessment-other-tool = Which tool, and what was its result?
    .missing = Say which tool was used and what its result was
q-assessment-date = Date of the checklist
    .hint = For example, 20 11 2026.
    .missing = Enter the date of the checklist
q-assessment-by = Who completed it?

q-criteria-routes = Which of these apply?
    .hint = Select all that apply.
    .missing = Select why this case goes to MARAC
q-judgement-why = What worries you, and why?
    .hint = For example: how frightened they are, separation, strangulation, stalking, threats, honour-based abuse, barriers to getting help. Your reason is enough, whatever the number of Yes answers.
    .missing = Say what worries you and why
q-criteria-escalation-events = Which incidents, and when?
    .hint = Dates as far as known, what happened, and which agency knew.
    .missing = Say which incidents there were, and when
q-criteria-repeat-referred-on = When was the last referral to MARAC?
    .hint = The date of the referral, not of the meeting. The month or year will do.
    .missing = Enter the date of the last referral to MARAC
q-criteria-repeat-marac = Which MARAC was that?

q-reason-narrative = What has happened?
    .hint = What, when and where; what led to it; injuries and treatment; who has been told; how the victim is engaging with help.
    .missing = Say what has happened
q-reason-last-incident-on = Date of the most recent incident
    .hint = For example, 15 11 2026. The month or year will do.
q-reason-victim-wants = What does the victim want?
q-actions-taken = What has been done already?
    .hint = For example, a child safeguarding referral, a report to the police, a safety plan.

q-agreement-knows = Does the victim know about this referral?
    .missing = Say whether the victim knows about this referral
q-agreement-agrees = Does the victim agree to it?
    .hint = A referral can go without agreement. Then three short questions record why.
    .missing = Say whether the victim agrees
q-agreement-why-share = Why do you share this without agreement?
    .missing = Say why you share this without agreement
q-agreement-why-now = Why can it not wait, and why is this much needed?
    .missing = Say why it cannot wait and why this much is needed
q-agreement-decided-by = Who decided?
    .missing = Enter who decided to share
q-agreement-decided-on = When was that decided?
    .hint = For example, 20 11 2026.
    .missing = Enter when it was decided to share

q-urgent-is-urgent = Does this need action before the next meeting?
    .missing = Say whether this needs action before the next meeting
q-urgent-why = Why is it urgent?
    .missing = Say why it is urgent
q-urgent-by-when = By when?
q-urgent-who-was-rung = Who have you rung, and when?
    .hint = Marking a referral urgent alerts nobody. Ring first.
    .missing = Say who you have rung, and when

## Problems

problem-item = Answer item { $number }: { $short }
problem-item-detail = Shorten the detail of item { $number } by { $over ->
    [one] 1 character
   *[other] { $over } characters
} (at most { $max })
problem-reason = Say what the other reason is, beside "{ $label }"
problem-too-long = Shorten "{ $label }" by { $over ->
    [one] 1 character
   *[other] { $over } characters
} (at most { $max })
problem-email = Enter "{ $label }" as an email address, such as name@agency.example.org
problem-phone = Enter "{ $label }" as a phone number with at least 6 digits, such as 07700 900111
problem-postcode = Enter "{ $label }" as a whole postcode, such as NM1 4QT
problem-not-offered = Choose one of the answers offered for "{ $label }"
problem-form-too-long = The whole form is too long by about { $over } characters. Shorten the longest answers.
problem-date-day = "{ $label }" needs a day
problem-date-month = "{ $label }" needs a month
problem-date-year = "{ $label }" needs a year
problem-date-number = "{ $label }" must be written in numbers, such as 13 4 1991
problem-date-no-month = There is no such month in "{ $label }": months run from 1 to 12
problem-date-swapped = There is no such month in "{ $label }". Day and month may be the wrong way round: write the day first
problem-date-no-day = There is no such day in "{ $label }": check the day, month and year
problem-date-year-digits = "{ $label }" needs a year of four digits, 1900 or later
problem-date-future = "{ $label }" has not come yet: check the day, month and year

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
counts = Yes { $yes }, No { $no }, Don't know { $dont_know }, not answered { $not_answered }
date-about = { $date } (about)
not-given = Not given
not-answered = Not answered
not-known-because = Not known. { $reason }
item-source-is = Source: { $source }
practice-mark = PRACTICE: an invented case, not a referral
print-heading = MARAC referral
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

desk-heading = Open referrals
