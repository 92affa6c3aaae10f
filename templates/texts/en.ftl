app = Jalon

## placements
placements-title = Jobs
placements-none = No job yet.
placement-new = Add a job
placement-new-of = A job for { $name }
placement-kind = Kind of contract
placement-started-on = First day
placement-job-title = Position
placement-planned-end = Planned end
placement-trial-ends-on = End of the trial period
placement-weekly-hours = Hours a week
placement-rome = ROME code
placement-tutor = Tutor
placement-tutor-named-on = Named on
placement-hint = The milestones to confirm will be laid out from the first day.
placement-save = Save the job
placement-employer-search = Employer’s name
placement-employer-none = No employer of that name. You can create one.
placement-facts = What was agreed
placement-open = See the job
placement-end = End this job
placement-end-save = Save the end
placement-ended-on = Last day worked
placement-end-phase = At what point
placement-end-initiator = On whose initiative
said-placement-create = Job saved. Its milestones are laid out.
said-placement-end = End of the job saved.
err-ended-already = This job has an end already.
phase-before-start = Before the start
phase-trial = During the trial
phase-after-trial = After the trial
initiator-worker = The person
initiator-employer = The employer
initiator-both = Both
initiator-neither = Neither
placement-edit = Change the job
placement-edit-of = Change the job of { $name }
placement-edit-hint = A trial that moves or a contract that is renewed moves milestones and follow-up along.
said-placement-update = Job changed.
err-no-trial = Belgium has no trial period. Leave this date empty.
placement-end-form = Form of the end
placement-end-causes = Why
placement-end-valence = For the person, this end is
placement-end-note = What to remember
end-form-trial-break = end of the trial period
end-form-resignation = resignation
end-form-dismissal = dismissal
end-form-mutual = by mutual agreement
end-form-contract-end = end of the contract
end-form-medical = unfitness for the post
end-form-abandonment = job abandoned
end-form-transfer = change of employer
end-form-other = other form
end-cause-commute = commute
end-cause-schedule = schedule
end-cause-tasks = tasks
end-cause-pace = pace
end-cause-team = team
end-cause-guidance = guidance
end-cause-pay = pay
end-cause-family = family or childcare
end-cause-housing = housing
end-cause-absence = absences
end-cause-skills = skills
end-cause-activity = the firm’s activity
end-cause-better-job = better job
end-cause-training = training
end-cause-other = other cause
valence-positive = good news
valence-neutral = neither good nor bad
valence-negative = bad news

## milestones
milestones-title = Milestones
milestone-due = Due on { $date }
milestone-late = No answer since { $date }
milestone-asked = Asked on { $date }
milestone-asked-whom = Asked { $employer } on { $date }
milestone-ask = Ask
milestone-remind = Remind
milestone-record = Record evidence
milestone-ask-title = Ask the employer
milestone-ask-to = An email goes to { $name }, at { $email }.
milestone-ask-no-email = This employer has no mail address. Add it to their record.
milestone-ask-hint = The employer answers with one press, without an account. Their answer is the proof.
milestone-ask-employer = Ask the employer
milestone-remind-employer = Remind the employer
milestone-record-title = Record evidence
milestone-record-save = Save the evidence
milestone-answer = How do things stand?
milestone-grade = On what basis
milestone-on = Seen or learnt on
milestone-comment = Details
said-milestone-ask = The question is on its way to the employer.
said-milestone-record = Evidence saved.
said-milestone-answer = Your answer is saved.
said-link-withdraw = The link no longer works.
said-link-renew = A new link is on its way by mail.
err-confirmed-already = The employer has answered this question already.
err-no-contact-email = The employer has no usable mail address.
err-asked-today = The question left today already. Try again tomorrow.
err-before-placement = This date is before the first day of the job.
err-link-settled = The time to change the answer is over.
err-link-often = The answer was changed too often. Tell the person who wrote to you.
err-link-ended = This link no longer works.
err-link-not-expired = This link still works.
err-left-on = Give a date between the first day and today.
err-withdrawn-already = This link is withdrawn already.
answer-left-on = Last day: { $date }
err-mailed-today = This person was mailed today already. Ask tomorrow.
err-mails-month = This person was mailed { $most } times this month already.
err-job-not-running = This job has not begun, or it is over.
said-milestone-remind = Question sent again.
said-placement-begin = The job begins.
answer-came = At work on the first day
answer-confirmed = Confirmed
answer-confirmed-difficulty = Confirmed, with a difficulty
answer-ended = End confirmed

## links
link-to = Sent to { $whom } on { $date }.
link-sent = No answer yet.
link-leaving = On its way.
link-undelivered = The mail could not leave.
link-answered = Answered.
link-expired = Link expired.
link-withdrawn = Link withdrawn.
link-withdraw = Withdraw the link
link-title = A question from { $structure }
link-hello = Hello { $name },
link-question = Is { $name } still working with you?
link-when = Step “{ $step }”, on { $date }
link-yes = Yes, all is well
link-difficulty = Yes, but there is a difficulty
link-difficulty-then = { $coach } calls you back within 2 days
link-no = No, the contract has ended
link-no-then = We will only ask you the date
link-one-press = One press is enough. You can change your answer for 14 days.
link-thanks = Thank you
link-your-answer = Your answer: “{ $answer }”.
link-left-on = Last day worked
link-left-on-save = Send the date
link-change = Change my answer
link-change-until = You can change it until { $date }.
link-expired-title = This link no longer works
link-expired-what = We can send you a new one, to the same address.
link-renewed-title = A new link is on its way
link-renewed-what = Open the email you are about to receive. You can close this page.
link-renew = Get a new link
link-withdrawn-title = This question is withdrawn
link-withdrawn-what = There is nothing to do. For any question, { $coach } will answer you.
link-as = You answer as { $name }, { $employer }.
link-readers = Your answer is read by the person concerned, by { $coach }, jobcoach, and by the team beside them. It serves to follow the job and nothing else.
mail-question-subject = { $structure }: one question, one answer
mail-question-body =
    Hello { $contact },

    Is { $name } still working with you? One press is enough to answer, without an account or a password.

    { $link }

    The link works for { $days } days. You can change your answer for 14 days.

    { $coach }, jobcoach, { $structure }

## window

skip = Skip to content
nav-main = Main navigation
nav-today = My day
nav-trainees = People
nav-log = Log
nav-log-more = a session
nav-employers = Employers
nav-indicators = Indicators
nav-members = Team
nav-network = Network
nav-account = My account
language = Language
language-fr = Français
language-en = English
email = Email address
phone = Phone
call = Call
change = Change
choose = Choose from the list
close = Close
next-page = Next page
optional = (optional)
save = Save
search = Search
unknown = Reason unknown
form-refused = Please check
draft-kept = Draft kept on this device
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
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec
weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
ago = { $days ->
    [0] today
    [1] yesterday
   *[other] { $days } days ago
}
never = never
minutes = { $count } min

## refusals

problem-refused = Your request did not go through
problem-refused-what = Here is what prevents it.
problem-not-found = There is nothing at this address
problem-not-found-what = The page does not exist, or is not open to your account. Check the address.
problem-forbidden = Your role does not allow this
problem-forbidden-what = Ask the director of the structure whether this should change.
problem-signed-out = You need to sign in
problem-signed-out-what = Sign in to go on.
problem-elsewhere = The request was stopped for safety
problem-elsewhere-what = It does not come from a page you opened here, or that page is too old. Open the page again, then send again.
problem-stale = The record changed in the meantime
problem-stale-what = Somebody changed it after you opened it. Open it again, compare, then make your change again.
problem-used = This identifier was used before
problem-used-what = It names another record. Open the page again, then start over.
problem-too-many = Too many tries in a row
problem-too-many-what = Wait a minute, then try again.
problem-full = The server is out of space
problem-full-what = Nothing was saved. Tell the person who looks after the server.
problem-broken = Something failed on our side
problem-broken-what = See whether your change was saved, then try again in a minute. If this goes on, tell the person who looks after the server.
problem-too-large = The request is too large
problem-too-large-what = Nothing was saved. Shorten it, then start over.
problem-unreadable = The request could not be read
problem-unreadable-what = It did not arrive whole, or is not in the expected form. Open the page again, then start over.
problem-home = Back to the home page
err-choice = Choose from the list. We read “{ $read }”, we expect: { $closest }.
err-control = This text holds an invisible character. Delete it, then write it again.
err-date = Give a date. Example: 31/12/2026.
err-deep = The request is nested too deep. Keep to 32 levels at most.
err-email = Give an email address. Example: first.last@charity.example.
err-end-before-start = The end comes before the start. Choose a later date.
err-form = This answer is not in the expected form. Write it another way.
err-future = This date has not come yet. Choose today or an earlier day.
err-id = Give an identifier. Example: 01930000-0000-7000-8000-000000000001.
err-id-used = This identifier already names another record. Take a new one.
err-if-match = The If-Match header expects a version in quotes, like "3".
err-json = The request is not a readable JSON object. Check the quotes and the braces.
err-key-used = This was sent before with another content. Open the page again, then start over.
err-long = This text is too long. Keep to { $max } characters at most.
err-missing = This answer is missing. Fill in this field.
err-moment = Give a date, or a date and a time. Example: 2026-12-31T14:30.
err-negative = Give a number that is not negative.
err-number = Give a number, with two decimals at most. Example: 12.5.
err-range = Give a number from { $min } to { $max }.
err-unknown-field = There is no field “{ $field }”. We expect: { $closest }.
err-whole-number = Give a whole number. Example: 45.
err-yes-no = Answer yes or no.
err-zone = This time zone is not known. Example: Europe/Paris.

## accounts

sign-in-title = Sign in
sign-in = Sign in
sign-in-forgotten = Forgotten your password?
sign-in-kept = What you wrote is kept. You will find it again once signed in.
sign-out = Sign out
password = Password
password-old = Current password
password-new = New password
password-change = Change the password
forgotten-title = Forgotten password
forgotten-lede = Give your mail address. We will send you a link to choose a new password.
forgotten-send = Get the link
forgotten-sent = If this address has an account, a mail is sent to it. The link works once, for an hour.
choose-password-title = Choose a password
choose-password-lede = { $min } characters or more. A phrase of several words is easy to remember.
choose-password-save = Save the password
kept-title = Send what was waiting
kept-lede = Your sign-in had ended. Nothing is lost: read it again, then send it to { $place }.
said-kept-dropped = The form that was kept belonged to another person or another structure: it was not taken up.
kept-send = Send
account-title = My account
account-places = Where I work
account-here = You are here
account-switch = Work here
account-language = Language of pages and mails
account-language-save = Save the language
said-sign-out = You have left Jalon. See you soon.
said-choose-password = Password saved. Sign in with the new one.
said-account-language = Language saved.
err-password-guess = This password is easy to guess. Choose several words unrelated to your name.
err-password-old = This is not your current password. Write it again.
err-password-short = This password is too short. Write { $min } characters or more.
err-sign-in = The address or the password does not fit. Check both, or ask for a new password.
err-sign-in-ended = You have been signed out. Sign in again.
mail-forgotten-subject = Jalon: choose a new password
mail-forgotten-body =
    Hello { $name },

    A new password was asked for your account. You can choose it here:

    { $link }

    This link works once, until { $time }.

    If you did not ask for it, do nothing. Your password stays the same.
mail-invited-subject = Jalon: your account is ready
mail-invited-body =
    Hello { $name },

    An account was opened for you. Choose your password here:

    { $link }

    This link works once, until { $date } at { $time }. Afterwards, ask for a new link with “Forgotten your password?” on the sign-in page.
mail-joined-subject = Jalon: you were added to { $structure }
mail-joined-body =
    Hello { $name },

    The director of { $structure } added you to the team. Your sign-in address and your password stay the same. Your account page shows every structure you can work in:

    { $link }

    If you do not work in this structure, leave it on that page: choose “Work here” next to its name, then “Leave this structure” on the same page.

## structures

structure-kind-aci = Work-integration workshop (ACI)
structure-kind-ai = Intermediary association (AI)
structure-kind-ei = Work-integration enterprise (EI)
structure-kind-etti = Work-integration temping agency (ETTI)
structure-kind-eiti = Work-integration enterprise for the self-employed (EITI)
structure-kind-geiq = Employers’ group for integration and qualification (GEIQ)
structure-kind-ges = Solidarity economy group (GES)
structure-kind-services = Home services
structure-kind-cisp = Socio-professional integration centre (CISP)
structure-kind-mire = Regional employment mission (MIRE)
structure-kind-title-services = Service-voucher company
structure-kind-other = Other structure
profile-rejoins = Limited in time (REJOINS)
profile-mire = Walloon regional missions (MIRE)
profile-emploi-accompagne = Supported employment (France)
profile-ips = Without an end (IPS)
country-fr = France
country-be = Belgium
network-title = Network
network-lede = The structures and their published figures. No person can be seen here.
network-none-published = No figure is published yet.
network-structures = Structures

## method profiles

profile-title = Method profile
profile-lede = The numbers that the rules apply, each with its origin. A change counts from its day on: what was decided before keeps the number of that time.
profile-based-on = Based on the profile “{ $base }”
profile-choose = Change profile
profile-base = Profile to start from
profile-choose-hint = Numbers that the structure has set itself stay its own.
profile-coming = Decided for later
profile-past = Changes
profile-since = from { $date }
profile-see = See the method profile
rule-none = No rule
rule-now = Today: { $value }.
rule-value = New number ({ $unit })
rule-bounds = From { $min } to { $max }.
rule-empty = Empty: the rule no longer applies.
rule-origin = Why, and after what
rule-effective-on = From
rule-effective-hint = Today at the earliest. What is decided already does not change.
said-profile-set = Method profile changed.
said-profile-choose = Method profile changed.
err-rule-needed = This rule protects people or the method: it needs a number.
err-rule-past = A change counts from { $date } at the earliest.
rule-unit-persons = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
rule-unit-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
rule-unit-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
rule-unit-percent = { $count } %
rule-unit-number = { $count }
rule-group-caseload = Caseload and intake
rule-group-plan = Plans
rule-group-hours = Hours and contacts
rule-group-agreement = Agreements
rule-group-follow-up = Follow-up in employment
rule-group-mail = Mails
rule-group-review = Assessments and team
rule-group-figures = Published figures
rule-group-files = Files
rule-caseload-alert = People per full-time coach: alert above
rule-caseload-warning = People per full-time coach: too many above
rule-stale-days = An edge of the trio goes pale without contact after
rule-intake-months = Length of the intake, at most
rule-first-employer-contact-days = First contact with an employer, after the opening
rule-plan-months = Length of a plan
rule-extension-months = Length of an extension, at most
rule-extensions = Extensions of a plan, at most
rule-ceiling-months = Length of all plans of one accompaniment, at most
rule-ceiling-same-employer-months = The same, with a single employer
rule-priority-objectives = Objectives pursued at a time, at most
rule-employer-signature-days = Employer’s signature under a plan in employment
rule-alert-first-days = End of a plan: first alert, before
rule-alert-second-days = End of a plan: second alert, before
rule-alert-last-days = End of a plan: last alert, before
rule-hours-share = Coaching hours per hundred hours worked, at most
rule-employer-share = Share of contacts that reach the employer, at least
rule-tripartite-sent-days = Tripartite agreement sent after the contract
rule-tripartite-signed-days = Tripartite agreement signed after the interview
rule-contact-before-start-days = Contact before the first day of work
rule-contact-first-days = Contact after the first day of work
rule-contact-month-one-days = Contacts in the first month, every
rule-contact-months-two-three-days = Contacts in months 2 and 3, every
rule-contact-before-trial-end-days = Contact before the end of the trial period
rule-contact-months-four-six-months = Contacts in months 4 to 6, every
rule-bilan-first-months = First three-way review
rule-bilan-second-months = Second three-way review
rule-status-first-months = First news after the follow-up
rule-status-second-months = Second news after the follow-up
rule-overdue-share = A contact is overdue when the gap exceeds, of the planned gap
rule-reminder-first-days = Question to the employer: first reminder after
rule-reminder-second-days = Question to the employer: second reminder after
rule-mails-per-month = Mails to one person a month, at most
rule-natural-support-months = Before closing as « autonomous »: support by the firm alone for
rule-review-first-months = Autonomy and capacity: second assessment after
rule-review-second-months = Autonomy and capacity: third assessment after
rule-reviews-per-year = Autonomy and capacity: assessments a year, at least
rule-divergence-levels = Diverging views: levels apart
rule-divergence-days = Diverging views: assessments apart by
rule-practice-days = Practice analysis: days a quarter for each permanent
rule-small-cell = Published figure: people at least
rule-small-cell-sensitive = Published figure on health or justice: people at least
rule-small-cell-structures = Published figure: structures at least
rule-dominance = Published figure: share of a single structure, at most
rule-retention-months = Files kept after the last contact
rule-unit-persons-several = people
rule-unit-days-several = days
rule-unit-months-several = months
rule-unit-percent-several = per cent
rule-unit-number-several = whole number

## team

role-director = Director
role-quality-referent = Quality referent
role-jobcoach = Job coach
role-supervisor = Technical supervisor
said-member-invite = Person added to the team.
err-member-known = Somebody in the team has this address already. Give another one.

## trainees

trainees-title = Trainees
trainees-search = Find by name
trainees-none = No one yet. The first person you add will be shown here.
trainees-not-found = No name matches “{ $search }”.
trainee-new = Add a person
trainee-new-title = Add a person
trainee-edit = Change the record
trainee-edit-title = Change the record
trainee-record = Record
trainee-record-of = The person’s record
trainee-more = Complete the record
trainee-cases = Cases
trainee-no-case = No case yet.
trainee-stay = from { $from } to { $to }
trainee-since = since { $from }
trainee-first-name = First name
trainee-last-name = Last name
trainee-birth-date = Date of birth
trainee-sex = Sex
trainee-entered-on = Date of entry into the structure
trainee-left-on = Date of exit
trainee-exit-reason = Reason for the exit
trainee-hours-worked = Hours worked
trainee-attestation-on = Date the attestation of skills was handed over
trainee-education = Level of education
trainee-criteria = Eligibility criteria
trainee-barriers = Barriers to work
trainee-consent-on = Date of consent to the use of their data
trainee-supervisor = Technical supervisor
said-trainee-create = Person added.
said-trainee-update = Record saved.
said-trainee-exit = The exit is recorded.
sex-f = Female
sex-m = Male
sex-x = Other or not stated
education-never-schooled = No schooling
education-below-cap = Below CAP or BEP
education-cap-bep = CAP or BEP
education-bac = Baccalauréat
education-bac2 = Bac + 2
education-bac3 = Bac + 3 or + 4
education-bac5 = Bac + 5 or more
education-other = Other
criterion-rsa = RSA allowance
criterion-ass = ASS allowance
criterion-aah = AAH allowance
criterion-deld24 = Looking for work for 24 months or more
criterion-low-education = CAP, BEP or less
criterion-senior = Aged 50 or more
criterion-young = Aged under 26
criterion-ase = Leaving child welfare care
criterion-deld12 = Looking for work for 12 to 24 months
criterion-disabled = Recognised disability
criterion-single-parent = Single parent
criterion-homeless = Homeless or has lived on the street
criterion-refugee = Asylum or international protection
criterion-zrr = Lives in a rural regeneration area
criterion-qpv = Lives in a priority neighbourhood
criterion-detention = Leaving prison or under court supervision
criterion-french-below-a1 = French below level A1
criterion-mobility = Difficulty getting around
barrier-literacy = Reading, writing, counting
barrier-rights = Access to rights
barrier-housing = Housing
barrier-mobility = Getting around
barrier-health = Health
barrier-justice = Justice
barrier-debt = Debt
barrier-availability = Availability
exit-cdi = Permanent contract (CDI)
exit-cdd-ge6 = Fixed-term contract of 6 months or more
exit-cdd-lt6 = Fixed-term contract under 6 months
exit-temp-ge6 = Temping for 6 months or more
exit-temp-lt6 = Temping under 6 months
exit-civil-service = Civil service
exit-business-creation = Business created or taken over
exit-subsidised-contract = Subsidised contract with an ordinary employer
exit-qualifying-training = Qualifying training
exit-other-siae = Hired by another work-integration structure
exit-other-positive = Other recognised positive exit
exit-retirement = Retirement
exit-unemployed = Looking for work
exit-inactive = Neither in work nor looking for it
exit-no-news = No news
exit-automatic = Automatic exit
exit-end-of-contract = End of contract
exit-end-of-trial = Contract ended during the trial period
exit-serious-misconduct = Serious misconduct
exit-court-decision = Court decision
exit-long-illness = Long illness
exit-death = Death
exit-employer-transfer = Transfer to another employer
exit-moved = Moved away
exit-title = Leaving the structure
exit-record = Record that they left
exit-correct = Correct the exit
exit-unknown-hint = Reason not known? Leave it empty: the person stays on the list of exits to complete.
exit-close-first = To close before they leave:
exit-close-case = Close this accompaniment
exit-undo-what = Is the exit of { $date } a mistake? Its day, reason and hours will be emptied. The journal keeps them.
exit-undo = Take the exit back
exits-title = Exits without a known reason
exits-what = These people left the structure and nobody said why. The figures count them apart.
exits-none = Every exit has a reason.
exits-more = There are more: complete these first.
exits-see = See the list
exits-unknown = { $count ->
    [one] { $count } exit without a known reason.
   *[other] { $count } exits without a known reason.
}
err-exit-day = Say on which day they left.
err-exit-none = This person has not left: there is nothing to take back.
err-exit-open-case = The accompaniment with { $coach } is still open. Close it before you record that they left.
err-entry-after-exit = They would enter after the exit that is recorded. Correct the exit first.

## employers

employer-new = Add an employer
employer-word = Employer
size-micro = Fewer than 10 people
size-small = 10 to 49 people
size-medium = 50 to 249 people
size-large = 250 people or more

## cases

today-hello = Hello { $name }.
today-nobody = Nothing is planned today and nothing is late.
today-expected = { $count ->
    [0] No appointment today.
    [one] { $count } appointment today.
   *[other] { $count } appointments today.
}
today-late = { $count ->
    [one] { $count } overdue contact.
   *[other] { $count } overdue contacts.
}
today-ending = { $count ->
    [one] { $count } plan ends soon.
   *[other] { $count } plans end soon.
}
today-today = Today
today-count = { $count ->
    [one] { $count } appointment
   *[other] { $count } appointments
}
today-none = No appointment today. The next contact is chosen when a session is logged.
today-late-title = Overdue
today-late-count = { $count ->
    [one] { $count } follow-up
   *[other] { $count } follow-ups
}
today-contact-late = { $days ->
    [one] Contact { $days } day late
   *[other] Contact { $days } days late
}
today-agreed-on = Planned for { $date }
today-milestone-late = Milestone “{ $milestone }” without an answer, due on { $date }
today-ending-title = Plans ending soon
next-contact = Next contact
next-contact-on = Next contact on { $date }
next-contact-late = Contact planned for { $date }, not logged yet
next-contact-none = No next contact planned
case-new = Open a case
case-new-of = Open a case for { $name }
case-coach = Job coach
case-opened-on = Opening date
case-open = Open the case
case-in-post-since = In employment since { $date }
case-with = Case with { $coach }
said-case-open = Case opened.
err-before-case = The case begins on { $date }. Choose that day or a later one.
err-case-closed = This case is closed. Nothing more can be added to it.
err-not-a-coach = This person is not a job coach in the structure. Choose somebody else.
trio = The trio
trio-last = last contacts
trio-no-employer = No employer yet
trio-in-post = in the job
trio-not-in-post = not in the job
trio-stale = No contact with { $name } since { $date }.
trio-never = No contact with { $name } yet.
stone-signed = Plan signed
stone-end = End of the plan
stage-referred = Referred
stage-intake = Intake
stage-declined = Declined
stage-towards = Towards employment
stage-in-employment = In employment
stage-closed = Closed
closing-autonomous = Autonomous
closing-handed-over = Handed over to another service
closing-time-limit = Time limit reached
closing-withdrew = Stopped by the person
closing-lost-contact = Contact lost
closing-ineligible = Conditions not met

## plans

plan = The plan
plan-long = Coaching plan
plan-of = Coaching plan: { $name }
plan-new = Prepare a plan
plan-new-of = Prepare a plan for { $name }
plan-next = Prepare the next plan
plan-open = Open the plan
plan-none = No plan yet. A plan says the purpose, the time and the objectives.
plan-others = { $count ->
    [one] { $count } other plan
   *[other] { $count } other plans
}
plan-purpose = Purpose of the plan
plan-starts-on = First day
plan-planned-end = Last day
plan-hint = The last day counts. After the end of a signed plan, a session needs a new plan.
plan-save = Save the plan
plan-dates = From { $from } to { $to }
plan-ends-on = Ends on { $date }
plan-left = { $days ->
    [0] This is the last day
    [one] { $days } day left
   *[other] { $days } days left
}
plan-left-until = { $days ->
    [0] The plan ends today, { $date }
    [one] { $days } day left, until { $date }
   *[other] { $days } days left, until { $date }
}
plan-over = Plan over
rod-label = { $months ->
    [one] Plan over { $months } month.
   *[other] Plan over { $months } months.
} { $days ->
    [0] This is the last day.
    [one] { $days } day left.
   *[other] { $days } days left.
}
rod-over = { $months ->
    [one] Plan over { $months } month, ended.
   *[other] Plan over { $months } months, ended.
}
plan-signed-three = (signed by all three)
plan-signed-two = (two signatures of three)
plan-unsigned = (not signed yet)
plan-signatures = Signatures
signed-on = Signed on { $date }
signed-when = Date of the signature
signed-record = Record the signature
unsigned = Not signed yet
plan-objectives = Objectives
plan-objectives-none = No objective yet. Three at most go well together.
objective-new = Add an objective
objective-text = Objective, in one sentence
objective-domain = Domain
objective-origin = Where it comes from
objective-add = Add the objective
objective-result = Result
objective-close = End the objective
said-plan-draft = Plan saved. It still has to be signed.
said-plan-sign = Signature recorded.
said-objective-open = Objective added.
said-objective-close = Objective ended.
err-wall = The last signed plan ends on { $date }. Choose a day up to that date, or have a new plan signed.
err-plan-long = A plan lasts { $months } months at most. Choose an earlier end.
err-plans-overlap = Another signed plan goes from { $from } to { $to }. Choose other dates in a new plan.
err-signed-already = This signature is recorded already.
err-objectives = A plan follows { $most } objectives at a time. End one before you add another.
err-objective-closed = This objective has ended already.
domain-work = Work
domain-employer = Employer’s side
domain-personal = Personal step
origin-person = From the person
origin-employer = From the employer
origin-coach = From the job coach
origin-joint = Chosen together
result-met = Met
result-partly = Partly met
result-dropped = Dropped
result-carried-over = Carried over
signer-trainee = Trainee
signer-coach = Job coach
signer-employer = Employer

## sessions

sessions-title = Sessions
sessions-none = No session logged yet.
sessions-older = See earlier sessions
session-log = Log a session
session-new-title = Log a session
session-whom-title = Who was the session with?
session-whom-none = No case is open in your name. To open one, choose the person first:
session-with = a session with { $first } { $last }
session-change-what = the date, the length, the place, with whom, and who can read the note
session-held-on = Date
session-minutes = Length in minutes
session-side = With whom
session-place = Place
session-audience = Who can read the note
session-attended = Did the appointment take place?
session-attended-yes = Yes
session-attended-no = No, it was missed
session-note = What happened?
session-note-hint = Dictate with the keyboard’s microphone. Facts rather than opinions.
session-mood = How is it going for { $name }?
session-next = Next contact
session-next-7 = In 7 days
session-next-15 = In 15 days
session-next-month = In 1 month
session-next-other = Another date
session-next-date = Date of the next contact
session-aside = For reference
session-last = Last time
session-missed = Missed appointment
session-then = Next contact planned for { $date }
said-session-log = Session logged.
err-next-before = The next contact comes before the session. Choose a later date.
side-trainee = With the person
side-employer = With the employer
side-tripartite = All three
side-third-party = With another partner
place-workplace = at the workplace
place-structure = at the structure
place-phone = by phone
place-video = by video
place-home = at home
place-outside = outside
audience-coach = Readable by the job coach only
audience-structure = Readable by the structure
audience-trainee = Readable by the trainee too
audience-employer = For the employer too, once the person agrees
mood-going-well = Going well
mood-to-watch = To watch
mood-stuck = Stuck
session-wall = The plan ended on { $date }: a session can be noted up to that day. To note today’s, a signed plan is needed.

## placements

kind-pmsmp = Work experience (PMSMP)
kind-trial = Trial
kind-cddi = Work-integration contract (CDDI)
kind-cdd = Fixed-term contract (CDD)
kind-cdi = Permanent contract (CDI)
kind-temp = Temping
kind-apprenticeship = Apprenticeship
kind-subsidised = Subsidised contract
kind-iae-other = Other work-integration contract

## milestones

milestone-signed = Contract signed
milestone-day1 = First day at work
milestone-trial = Trial period confirmed
milestone-w1 = 1 week in the job
milestone-m1 = 1 month in the job
milestone-m3 = 3 months in the job
milestone-m6 = 6 months in the job
milestone-m12 = 12 months in the job
milestone-renewed = Contract renewed
milestone-cdi = Permanent contract
milestone-hours = More hours
milestone-tutor = Tutor named
milestone-adjusted = Adjustment made
milestone-end = End of the job
answer-in-post = Still in the job
answer-difficulty = In the job, with a difficulty
answer-left = No longer in the job
grade-a = Confirmed by the employer
grade-b = Document seen
grade-c = Declared, without a document

## programming interface

api-title = Programming interface
api-lede = A program reads and writes here with a token. The whole description:
api-actions = What it can change
api-records = What it can read
api-address = Address
api-about = Effect
api-filters = Filters

## The first six definitions

indicator-emp-01-name = Active employers
indicator-emp-01-explains = The number of establishments where at least one person was in a job or on trial during the period.
indicator-emp-01-not-said = Says nothing about how long, on which contract or how well they were received. Two establishments of one firm count as two.
indicator-emp-01-numerator = Establishments with a placement that covers at least one day of the period.

indicator-jc-02-name = Contact in the first week
indicator-jc-02-explains = The share of placements with a session held within 7 days of the first day at work.
indicator-jc-02-not-said = Does not say who was met or what the contact brought. A visit before the first day does not count.
indicator-jc-02-numerator = Placements with a session held from the first day to the seventh day after it.
indicator-jc-02-denominator = Placements started in the period, whatever the contract, trials included.
indicator-jc-02-exclusions = Placements started less than 7 days before the observation date.

indicator-jc-08-name = Contacts that reach the employer
indicator-jc-08-explains = The share of sessions held during employment in which the employer took part.
indicator-jc-08-not-said = Does not say whether the employer is satisfied, or whether there are enough sessions.
indicator-jc-08-numerator = Sessions with the employer alone, or all three together.
indicator-jc-08-denominator = Sessions held in the period, on a day when the person is in a placement.
indicator-jc-08-exclusions = Missed sessions, and sessions held outside employment.

indicator-mil-01-name = Milestones answered on time
indicator-mil-01-explains = The share of follow-up milestones that were answered within 15 days of their date, before or after.
indicator-mil-01-not-said = Does not say whether the answer is good, or who gave it. A departure reported in time is an answer.
indicator-mil-01-numerator = Milestones answered from 15 days before to 15 days after their date.
indicator-mil-01-denominator = Milestones at one week, 1, 3, 6 and 12 months that fall in the period.
indicator-mil-01-exclusions = Placements that ended before the milestone’s date, and milestones whose 15 days are not over.

indicator-par-01-name = Plan signed within 60 days
indicator-par-01-explains = The share of stays with a plan signed by both trainee and job coach within 60 days of the entry.
indicator-par-01-not-said = Does not say whether the plan comes from the person, or whether it is followed. The employer’s signature is not required.
indicator-par-01-numerator = Stays with one plan signed on both sides by the 60th day.
indicator-par-01-denominator = People who entered in the period and stayed at least 60 days.
indicator-par-01-exclusions = People who left before the 60th day, and stays of less than 60 days at the observation date.

indicator-ret-03-name = In work 3 months after the start
indicator-ret-03-explains = The share of ordinary placements whose trainee is in work 3 months after the first day, with this employer or another.
indicator-ret-03-not-said = Does not say whether the job suits, or whether the contract lasts. An unknown situation counts as a no, so that silence never improves the figure.
indicator-ret-03-numerator = Placements where work at 3 months is confirmed, by an answer within 15 days or by another ordinary placement.
indicator-ret-03-denominator = Ordinary placements whose third month falls in the period, unknown situations included.
indicator-ret-03-exclusions = Work experience, trials and work-integration contracts, deaths by the date of the check, and checks less than 15 days old at the observation date.

## Why a case counts or not

why-too-recent = Too recent at the observation date. The time allowed ends on { $limit }.
why-left-before = The stay ended on { $date }, before the 60th day, { $limit }.
why-signed-in-time = A plan was signed on both sides on { $date }. The limit was { $limit }.
why-signed-late = A plan was signed on both sides on { $date }, after the limit of { $limit }.
why-not-signed = No plan signed on both sides. The limit was { $limit }.
why-contact-in-time = First session on { $date }. The limit was { $limit }.
why-contact-late = First session on { $date }, after the limit of { $limit }.
why-no-contact = No session held since the first day, { $date }. The limit was { $limit }.
why-missed = The session of { $date } was missed.
why-not-in-employment = No placement covers { $date }.
why-with-employer = Session of { $date } with the employer.
why-tripartite = Session of { $date }, all three together.
why-with-trainee = Session of { $date } with the trainee, without the employer.
why-with-third-party = Session of { $date } with a third party, without the employer.
why-employer-active = At least one person is in a placement there in the period, from { $date }. Number of placements: { $count }.
why-ended-before-due = The placement ended on { $date }, before the milestone’s date, { $due }.
why-answered-in-time = Answered on { $date }, within 15 days of the milestone’s date, { $due }.
why-answered-outside = Answered on { $date }. The answer was expected from { $from } to { $to }.
why-not-answered = No answer for { $due }. The limit was { $limit }.
why-not-ordinary = Work experience, trial or work-integration contract.
why-died = Died on { $date }, by the date of the check, { $anchor }.
why-confirmed-in-work = In work on { $anchor }, according to the answer of { $date }.
why-other-placement = In work on { $anchor } in another placement, { $ref }.
why-ended = The placement ended on { $date }. The check was on { $anchor }.
why-answered-left = No longer in post for the check of { $anchor }, according to the answer of { $date }.
why-unknown = Situation unknown on { $anchor }. No answer from { $from } to { $to }.

## Words

counts-numerator = Yes, counted
counts-denominator = No
counts-unknown = Unknown, counted as a no
counts-excluded = Left out

figure-status-ok = Computed
figure-status-not-applicable = Not applicable, no case in the period
figure-status-not-computable = Not computable in this version yet

unit-percent = percentage
unit-count = number
direction-up = Higher is better
direction-down = Lower is better

fact-path = stays
fact-session = sessions
fact-placement = placements
fact-check = checks
fact-milestone = milestones
fact-employer = employers

check-status-in = in work
check-status-out = out of work
check-status-unknown = unknown

err-period = Give an end of period that does not come before its start.
## members
members-title = Team
members-none = Nobody works here yet. Invite a first person.
members-gone = Deactivated accounts
members-other-director = Give this role to somebody else first
member-new = Invite a person
member-new-title = Invite a person
member-new-hint = This address will be used to sign in. We send a way to choose a password there.
member-invite = Send the invitation
member-open = Open their record
member-edit-title = Edit the record of { $name }
member-save = Save the record
member-name = First and last name
member-roles = Roles
member-roles-hint = If the roles change, this person has to sign in again.
member-fte = Share of a full-time post spent coaching. Example: 0.5
member-fte-of = { $fte } FTE
member-in-post-from = In post since
member-in-post-to = In post until
member-in-post = In post from { $from } to { $to }
member-in-post-since = In post since { $from }
member-in-post-until = In post until { $to }
member-email-hint = The address cannot be changed here: it is used to sign in. For a new address, invite the person again, then deactivate this record.
member-no-email = No e-mail address
member-inactive = Account deactivated
member-entry = Signing in
member-send-entry = Send a sign-in link
member-send-entry-what = An e-mail leaves with a one-time link. This person chooses a password there.
member-deactivate = Deactivate the account
member-deactivate-what = This person will no longer be able to sign in to this structure. What they wrote is kept. Remember to give the end of their post.
member-leave = Leave this structure
member-leave-what = You do not work here, or not any more? Leave this structure: you will no longer be able to sign in to it. What you wrote is kept.
member-reactivate = Reactivate the account
member-reactivate-what = This person will be able to sign in again, with the roles ticked above.
said-member-update = Record saved.
said-member-deactivate = Account deactivated. This person can no longer sign in here.
said-member-leave = You have left the structure. To work in another one, sign in again.
said-member-reactivate = Account reactivated.
said-member-send-entry = The e-mail is ready to leave.
err-fte = Give a working time between 0 and 1. Example: 0.5 for half time.
err-last-director = This is the last director who can sign in. The structure needs at least one.
err-member-entries = Three e-mails with a link were sent to this person already, and those links still work. Wait for them to be used or to end.
err-member-inactive = This account is deactivated. Reactivate it first.
err-member-no-email = This person has no e-mail address. Add it to the "email" column of the file members.csv, then import it.

## employers
employers-title = Employers
employers-search = Search by name
employers-none = No employer yet. Add the first one.
employers-not-found = No employer is called “{ $search }”.
employer-new-title = Add an employer
employer-edit = Edit the record
employer-edit-title = Edit the employer
employer-save = Save the employer
employer-name = Name of the establishment
employer-city = City
employer-more = More details
employer-country = Country
employer-siret = SIRET
employer-enterprise-number = Enterprise number (CBE)
employer-establishment-number = Establishment unit number
employer-naf = NAF code
employer-size = Size
employer-contact = Person to reach
employer-contact-none = Nobody is named yet. Add a name and a telephone.
employer-contact-name = First and last name
employer-contact-role = Their function
employer-contact-language = Language of e-mails
employer-last-contact = Last contact on { $date }
employer-no-contact-yet = No contact logged yet
employer-hosted = People hosted
employer-hosted-none = Nobody has been hosted here yet. A job is recorded from the person’s case.
employer-hosted-stay = From { $from } to { $to }
employer-hosted-since = Since { $from }
employer-hosted-older = See the earlier ones
employer-record = Details
employer-record-none = No details yet.
said-employer-create = Employer added.
said-employer-update = Employer saved.
err-siret = Check this SIRET: 14 digits, without dots. Example: 442 107 330 00015.
err-enterprise-number = Check this enterprise number: 10 digits, the first is 0 or 1. Example: 0403.170.701.
err-establishment-number = Check this establishment unit number: 10 digits, the first is 2 to 8. Example: 2.100.000.015.
err-siret-elsewhere = A SIRET is French. Choose France, or clear this number.
err-belgian-elsewhere = This number is Belgian. Choose Belgium, or clear this number.
err-two-countries = An establishment has a French SIRET or Belgian numbers, not both. Keep those of its country.
## indicators

indicators-title = Indicators
indicators-seen = From { $from } to { $to }, as known on { $date }.
indicators-period-title = Period
indicators-usual = Usual periods
indicators-this-year = This year
indicators-last-quarter = Last quarter
indicators-last-year = Last year
indicators-change-period = Choose other dates
indicators-from = First day
indicators-to = Last day
indicators-as-of = Observation date
indicators-as-of-hint = What happened after this date is not counted. Without a date, it is today.
indicators-compute = Compute the figures
indicators-result = Result and trend
indicators-ahead = The observation date has not come yet. Delays that still run are counted as over.
indicators-calculation = Calculation
indicators-of-paths = { $numerator ->
    [one] { $numerator } stay out of { $denominator }
   *[other] { $numerator } stays out of { $denominator }
}
indicators-of-sessions = { $numerator ->
    [one] { $numerator } session out of { $denominator }
   *[other] { $numerator } sessions out of { $denominator }
}
indicators-of-placements = { $numerator ->
    [one] { $numerator } placement out of { $denominator }
   *[other] { $numerator } placements out of { $denominator }
}
indicators-of-checks = { $numerator ->
    [one] { $numerator } placement out of { $denominator }
   *[other] { $numerator } placements out of { $denominator }
}
indicators-of-milestones = { $numerator ->
    [one] { $numerator } milestone out of { $denominator }
   *[other] { $numerator } milestones out of { $denominator }
}
indicators-count-employers = { $numerator ->
    [one] { $numerator } establishment
   *[other] { $numerator } establishments
}
indicators-year-before = A year before
indicators-compared-percent = { $value }, so { $change } points this time
indicators-compared-count = { $value }, so { $change } this time
indicators-unknown-title = Not known
indicators-unknown = { $count ->
    [one] { $count } unknown situation
   *[other] { $count } unknown situations
}
indicators-margin-title = Margin
indicators-margin = from { $low } to { $high }
indicators-small-title = Small numbers, take care: margin
indicators-small = Small numbers, take care: margin { $margin }
indicators-trend-said = By quarter, from { $first } ({ $from }) to { $last } ({ $to }).
indicators-trend-table = Read the trend as a table
indicators-trend-caption = Trend by quarter
indicators-trend-quarter = Quarter
indicators-trend-value = Value
indicators-quarter = Q{ $number } { $year }
indicators-meaning = What this figure counts
indicators-numerator = Counts
indicators-denominator = Among
indicators-exclusions = Leaves out
indicators-not-said = Limits
indicators-code = Definition
indicators-code-version = { $code }, version { $version }
indicators-export = Export the list
indicators-cases = { $count ->
    [0] No case behind this figure
    [one] The case behind this figure
   *[other] The { $count } cases behind this figure
}
indicators-excluded = { $count ->
    [one] and { $count } case left out by a rule
   *[other] and { $count } cases left out by a rule
}
indicators-no-case = No case in this period. Choose other dates to look further.
indicators-no-such-case = No case of this kind in the period.
indicators-filter = Filter the cases
indicators-tab-all = All
indicators-tab-numerator = Yes
indicators-tab-denominator = No
indicators-tab-unknown = Unknown
indicators-tab-excluded = Left out
indicators-caption = As known on { $date }. Each row opens the page that proves it.
indicators-earlier = Earlier cases
indicators-later = Later cases
indicators-column-case = Case
indicators-column-name = Name
indicators-column-counts = Counts
indicators-column-because = Reason
indicators-column-code = Indicator
indicators-column-version = Version
indicators-column-from = First day
indicators-column-to = Last day
indicators-column-as-of = Observation date
indicators-column-id = Identifier
indicators-column-ref = Reference
indicators-column-value = Value

## web
err-stale = Somebody changed this record meanwhile. Your words are kept. Compare, then save again.
err-stale-field = Now: { $now }

## bundles
said-bundle-import = The files are imported.
word-from-bundle = told by an import

## course

case-welcome = Begin the intake
said-case-welcome = The intake begins.
case-decline = Decline
case-decline-of = Decline: { $name }
case-decline-reason = Why
case-decline-hint = The person may read this reason.
said-case-decline = The referral is declined.
case-close = Close the accompaniment
case-close-of = Close the accompaniment: { $name }
case-close-reason = Why it ends
case-close-bilan = Bilan: what was reached, and what comes next
case-closed-on = Last day of the accompaniment
said-case-close = Accompaniment closed.
closing-test = If autonomy is reached
closing-test-hint = To fill in only for “Autonomy reached”.
closing-objectives-none = No objective is open.
closing-objectives = { $count ->
    [one] { $count } objective is still open.
   *[other] { $count } objectives are still open.
}
closing-support = Has the firm alone supplied the support?
closing-support-hint = { $months ->
    [one] Manager and colleagues, for { $months } month.
   *[other] Manager and colleagues, for { $months } months.
}
closing-agree = Do the person and the employer both agree?
closing-overruled = Otherwise, why close it so all the same
answer-yes = Yes
answer-no = No
err-closing-support = { $months ->
    [one] “Autonomy reached” asks for { $months } month of support by the firm alone.
   *[other] “Autonomy reached” asks for { $months } months of support by the firm alone.
}
err-closing-agree = “Autonomy reached” asks for the agreement of the person and the employer.
err-closing-objectives = { $count ->
    [one] { $count } objective has no result.
   *[other] { $count } objectives have no result.
}
err-closing-overrule = Choose another reason, or write why to close it so all the same.
err-closing-nothing-overruled = There is nothing to overrule here: leave this field empty.
err-case-declined = This referral was declined. Nothing can be added to it any more.
err-case-welcomed = The intake has begun already.
err-case-under-way = The accompaniment has begun. Close it instead.
case-hand-over = Hand over
case-hand-over-of = Hand over: { $name }
case-next-coach = To which jobcoach
case-hand-over-note = What to know to go on
case-hand-over-hint = Plans and milestones go along. Notes for the coach only stay with their writer, and the new jobcoach.
case-no-other-coach = No other jobcoach works here.
said-case-hand-over = Handed over.
caseload-hand-over = Hand over all
caseload-hand-over-of = Hand over all accompaniments of { $name }
said-caseload-hand-over = All accompaniments are handed over.
err-same-coach = It is this jobcoach already. Choose another one.
err-caseload-empty = This jobcoach has no open accompaniment.
course-title = Course
nav-steering = Overview
steering-title = Overview
steering-extensions = Extensions to decide
steering-extensions-none = No request waits.
steering-ended = Plans ended, bilan to write
steering-ended-none = No bilan waits.
caseload-title = People per jobcoach
caseload-own = My accompaniments
caseload-numbers = Alert above { $alert } people per full-time coach, too many above { $warning }.
caseload-none = No jobcoach works here.
caseload-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
caseload-per-fte = { $people } for a full-time coach
caseload-warning = Too many people
caseload-alert = Many people
caseload-unknown = Coaching time unknown
plan-state-draft = draft
plan-state-proposed = proposed
plan-state-active = active
plan-state-suspended = suspended
plan-state-ended = ended
plan-first-end = end as signed: { $date }
plan-propose = Propose the plan
said-plan-propose = Plan proposed. It waits for signatures.
err-proposed-already = This plan is proposed already.
plan-endless = Without an end. To review on { $date }.
plan-hint-endless = This method profile sets no end: the last day is that of the next review.
plan-hint-months = { $months ->
    [one] A plan lasts { $months } month at most.
   *[other] A plan lasts { $months } months at most.
}
plan-hours-planned = Coaching hours planned
plan-bilan = Bilan of the plan
plan-bilan-waits = The plan has ended, its bilan is still to write.
plan-bilan-what = What the plan brought
plan-bilan-save = Save the bilan
plan-bilan-write = Write the bilan
said-plan-bilan = Bilan saved.
plan-ended-on = ended on { $date }
plan-objectives-had-none = This plan had no objective.
written-on = Written on { $date }
objective-by = By { $date }
objective-horizon = To reach by
objective-why = Why (if dropped)
err-objective-why = Say why this objective is dropped.
err-horizon = Choose a date of the plan, from { $from } to { $to }.
err-plan-ceiling = All plans of one accompaniment last { $months } months at most: here until { $date }.
hours-title = Coaching hours
hours-of = { $spent } h spent of { $planned } h planned.
hours-spent = { $spent } h spent.
hours-h = { $hours } h
hours-by-month = Hours by month of the plan
hours-fade = Support is fading.
hours-steady = Support stays steady.
hours-grow = Support is growing: it should fade.
suspension-illness = illness
suspension-maternity = maternity
suspension-parental = parental leave
suspension-detention = detention
suspension-training = training
suspension-absence = absence
suspension-other = other reason
suspension-new = Suspend
suspension-new-of = Suspend the accompaniment: { $name }
suspension-reason = Reason
suspension-reason-hint = No detail of health or justice.
suspension-from-on = First day
suspension-to-on = Last day
suspension-hint = The plan’s end moves by as many days.
suspension-save = Suspend the accompaniment
suspension-dates = suspended from { $from } to { $to }
suspension-end = Resume earlier
suspension-end-of = Resume earlier: { $name }
suspension-back-on = First day back
suspension-end-hint = The plan’s end comes back by as many days. On the first day of the suspension: it does not take place.
said-suspension-agree = Accompaniment suspended.
said-suspension-end = The accompaniment goes on.
err-suspension-long = A suspension lasts { $months } months at most.
err-suspensions-overlap = A suspension goes from { $from } to { $to } already.
err-suspension-later = The suspension ends on { $date } already. Choose an earlier day.
err-suspension-before = The suspension begins on { $date }. Choose that day or a later one.
extension-requested = requested
extension-granted = granted
extension-denied = denied
extension-withdrawn = withdrawn
decision-granted = grant
decision-denied = deny
extension-ask = Extend the plan
extension-ask-of = Extend the plan of { $name }
extension-or-plan = Extend, or prepare a new plan
extension-plan-ends = The plan ends on { $date }. Ask for more time, or:
extension-new-end = New end asked for
extension-hint-months = { $months ->
    [one] { $months } month more at most.
   *[other] { $months } months more at most.
}
extension-reason = Why, and what for
extension-hours = Coaching hours forecast until then
extension-hint = The director or the quality referent decides. Every objective needs a result, and every agreed contact a note.
extension-send = Ask for the extension
extension-decide = Decide
extension-decide-of = Extension for { $name }
extension-from-to = From { $from } to { $to }
extension-granted-of = { $granted } granted of { $most } possible.
extension-granted-count = { $granted } granted so far.
extension-decision = Decision
extension-comment = Comment
extension-comment-hint = A denial needs a reason.
extensions-title = Extensions
extension-until = Until { $date }
extension-asked-on = asked on { $date }
extension-take-back = Take back
said-extension-request = Extension asked for.
said-extension-decide = Decision saved.
said-extension-withdraw = Request taken back.
err-extension-endless = This plan has no end: there is nothing to extend.
err-extension-waits = A request waits for a decision already.
err-extension-no-plan = No plan is signed.
err-extension-short = The plan goes until { $date } already. Choose a later date.
err-extension-long = An extension lasts { $months } months at most.
err-extensions-many = A plan is extended { $most } times at most.
err-denied-why = Say why you deny it.
err-decided-already = This request no longer waits for a decision.
err-logbook-contact = The contact agreed for { $date } is not noted.
err-logbook-objectives = { $count ->
    [one] { $count } objective has no result.
   *[other] { $count } objectives have no result.
}
pair-skills = skills and requirements
pair-learning = way of learning and guidance
pair-context = social context and workplace
pair-culture = personality and culture
pair-wishes = wishes and conditions
gap-matched = it matches
gap-objective = the person learns
gap-workplace = the workplace changes
gap-colleagues = colleagues are coached
gap-open = open
matching-title = Person and post
matching-lede = Five pairs. What matches needs no coach. A gap asks who changes.
matching-no-employer = No employer yet
gap-note = Note
gap-pair = Pair
gap-employer = Employer
gap-person = On the person’s side
gap-work = On the post’s side
gap-answer = Who changes
gap-what = What, or who
gap-hint = Facts of work only.
gap-person-says = Person: { $words }
gap-work-says = Post: { $words }
gap-make-objective = Make it an objective
said-gap-note = Gap noted.
said-gap-update = Gap changed.
err-gap-noted = This pair is noted already.
err-gap-what = Say what changes, or who is coached.

## employers' needs

rule-group-firms = Employers
rule-need-answer-days = An employer’s need: first answer given within, at most
need-asked = no answer yet
need-answered = answered
need-filled = filled
need-partly = filled in part
need-withdrawn = withdrawn by the employer
need-unanswered = left unanswered
need-answer-proposed = someone is proposed
need-answer-nobody = nobody for now
need-answer-other-service = another service
needs-title = Needs
needs-which = Which needs
needs-open = Open
needs-closed = Closed
needs-none = No open need. A need is recorded on the employer’s page.
needs-closed-none = No closed need.
need-new = Record a need
need-new-of = A need of { $name }
need-save = Record the need
need-edit = Change the need
need-edit-of = Change the need of { $name }
need-open = See the need
need-job-title = Post
need-rome = ROME code
need-tasks = What there is to do
need-requirements = What is asked for
need-weekly-hours = Hours a week
need-workplace = Place
need-schedule = Days and times
need-people-many = People wanted
need-people = { $count ->
    [one] { $count } person wanted
   *[other] { $count } people wanted
}
need-asked-on = asked on { $date }
need-asked-on-day = Asked on
need-wanted-from = from { $date }
need-wanted-from-day = Wanted from
need-hint = Facts about the work only. The promise of an answer runs from the day of asking.
need-post = The post
need-post-none = Nothing else is noted about this post.
need-first-answer = First answer
need-no-answer = The employer has no answer yet.
need-give-answer = Record the answer
need-answer-what = What was said
need-answer-on = Said on
need-answer-note = Details
need-answer-hint = Only the first answer counts for the promise. Write nobody’s name.
need-answer-save = Record the answer
need-answered-on = answered on { $date }
need-close = Close the need
need-outcome = What came of it
need-closed-on = Closed on
need-closing-note = Details
need-close-hint = Hired: { $hired }. Wanted: { $wanted }.
need-forward = { $count ->
    [one] { $count } person put forward
   *[other] { $count } people put forward
}
need-forward-none = Nobody is put forward for now
need-hired = { $count ->
    [one] { $count } hired
   *[other] { $count } hired
}
promise-late = Answer late, promised by { $date }
promise-waiting = To be answered by { $date }
promise-kept = Answered on { $date }, promise kept (by { $by })
promise-not-kept = Answered on { $date }, promise not kept (by { $by })
promise-never = No answer, promise not kept (by { $by })
promise-lapsed = Withdrawn before the promised day
said-need-record = Need recorded.
said-need-update = Need changed.
said-need-answer = Answer recorded.
said-need-close = Need closed.
err-need-answered = This need has its first answer already.
err-need-closed = This need is closed.
err-need-first-answer = First record the answer given to the employer.
err-need-had-answer = The employer got an answer: this need was not left unanswered.
err-need-hired = Hired: { $hired }, wanted: { $wanted }. First record what became of the people put forward.
err-need-moved = Somebody else has just changed this need.
err-day-before = That is too early. Choose { $date } or a later day.
err-day-after = That is too late. Choose { $date } or an earlier day.
candidate-put-forward = put forward
candidate-met = met
candidate-hired = hired
candidate-firm-declined = declined by the employer
candidate-person-declined = declined by the person
candidates-title = People put forward
candidates-none = Nobody is put forward for now.
candidate-new = Put forward for a post
candidate-person = Person
candidate-need = Post
candidate-on = Put forward on
candidate-no-person = None of the people you accompany can still be put forward here.
candidate-no-need = No employer’s need is open.
candidate-without-consent = { $name } (no consent on record)
candidate-hint = The person agrees, and their consent is on their record.
candidate-answers = It is the first answer to the employer, too.
candidate-consent-record = Record the consent
candidate-put-on = put forward on { $date }
candidate-put-by = put forward on { $date }, accompanied by { $coach }
candidate-result = Record what followed
candidate-result-of = What followed for { $name }
candidate-what = What happened
candidate-result-on = On
candidate-reason = Reason (if somebody declined)
candidate-placement = Job that came of it
candidate-result-hint = A hiring is linked to the job, now or later.
candidate-result-save = Record what followed
candidate-job = { $job }, since { $date }
candidate-job-see = See the job
candidate-job-link = Link the job
said-candidate-put-forward = Person put forward.
said-candidate-result = Result recorded.
err-candidate-twice = This person is already put forward for this post.
err-candidate-consent = Their consent to the use of their data is not on record.
err-candidate-consent-later = Their consent dates from { $date } only. Choose that day or a later one.
err-candidate-over = What followed is already recorded.
err-candidate-met = The meeting is already recorded.
err-candidate-reason = Say why.
err-candidate-job = This job is not this person’s at this employer’s.
err-candidate-job-hired = A job comes of a hiring.
matching-need = The need: { $job }
firm-needs = Needs and promises
firm-needs-none = No need recorded yet.
firm-needs-older = Earlier needs
firm-promises = { $kept ->
    [one] { $kept } promise kept of { $judged }
   *[other] { $kept } promises kept of { $judged }
}
firm-in-post = in post
firm-exchanges = Exchanges
firm-exchanges-none = No exchange within a year.
firm-exchanges-count = { $count ->
    [one] { $count } exchange within a year.
   *[other] { $count } exchanges within a year. The latest:
}
present-title = Present the service
present-before = Before printing
present-phone = Telephone to call
present-cost = What it costs
present-language = Language
present-hint = None of this is kept. Then print the page with the browser: one sheet of A4.
present-show = Prepare the page
present-heading = A hand with hiring, and with making it last
present-for = For { $name }
present-what = What is job coaching?
present-what-1 = A person looks for lasting work. A jobcoach goes with them towards the post, then in the post.
present-what-2 = We go with you, too: you, the person and we work together, until each of us is satisfied.
present-get = What you get
present-get-1 = One person chosen for your post, never a list.
present-get-2 = A trial before you hire, if you wish.
present-get-3 = One single person to call, who comes to you.
present-get-4 = Follow-up during the first months, and help if a worry comes up.
present-give = What we ask of you
present-give-1 = Say what the post is like: tasks, hours, place.
present-give-2 = Welcome the person and name a tutor.
present-give-3 = A real contract and a real wage.
present-give-4 = Tell us soon what goes well and what does not.
present-promise = Our promise:
present-promise-days = { $days ->
    [one] you tell us of a post, you have an answer within { $days } day. Even if we have nobody.
   *[other] you tell us of a post, you have an answer within { $days } days. Even if we have nobody.
}
present-price = What it costs
present-limits = How far it goes
present-limits-1 = The coaching has an end: your team and the person go on by themselves. We talk about work, never about private life or health.
present-call = Whom to call
## follow-up in employment

follow-up-title = Follow-up in employment
follow-up-ahead = ahead
follow-up-due = due
follow-up-overdue = overdue
follow-up-unreachable = unreachable
follow-up-over = over
follow-up-on = Next contact: { $date }
follow-up-due-since = Due since { $date }
follow-up-late = Late since { $date }
follow-up-tries = { $count ->
    [one] Unreachable: { $count } try
   *[other] Unreachable: { $count } tries
}
follow-up-over-said = The follow-up of this job is over.
follow-up-calendar = Calendar of contacts
touch-before-start = before the first day
touch-first-days = first days
touch-month-one = first month
touch-months-two-three = months 2 and 3
touch-before-trial-end = before the end of the trial
touch-months-four-six = months 4 to 6
touch-bilan = three-way review
touch-status = news
touch-stuck = it is stuck

## Agreements

agreements-title = Agreements
agreements-lede = What each promises, in writing and freely.
agreements-none = No agreement yet.
agreement-coach-trainee = Agreement of coach and person
agreement-coach-employer = Agreement of coach and employer
agreement-tripartite = Agreement of all three
agreement-state-draft = draft
agreement-state-sent = to be signed
agreement-state-active = in force
agreement-state-ended = ended
agreement-state-lapsed = dropped
party-trainee = the person
party-employer = the employer
party-coach = the coach
signature-waiting = waits for an answer
signature-signed = signed
signature-refused = wants to talk about it
signature-overtaken = text changed since
say-signed = I sign
say-refused = I want to talk about it
channel-account = by their account
channel-link = by their link
channel-beside = on the coach’s phone, beside them
channel-paper = on paper
agreement-see = See
agreement-new = New agreement
agreement-new-hint = The text comes from the structure’s own. Fit it to { $name }: short sentences, one idea each.
agreement-edit = Change the text
agreement-edit-hint = Only those whose text changes are asked again.
agreement-no-job = This agreement is about a job that goes on: create it first.
agreement-placement = Which job
agreement-common = Common text
agreement-for-trainee = The person’s part
agreement-for-trainee-hint = The employer does not read this part.
agreement-for-employer = The employer’s part
agreement-for-employer-hint = The person does not read this part.
agreement-for-coach = The coach’s part
agreement-for-coach-hint = Everybody reads it.
agreement-save = Save the text
agreement-text = The text
agreement-words = Who said what
agreement-before = Said before
agreement-unsaid = had said nothing
agreement-text-then = The text then
agreement-not-asked = Not asked yet
agreement-hash = Fingerprint of the text shown
agreement-hash-of = Fingerprint of this text (SHA-256): { $hash }
agreement-own-part = This text holds your part and the coach’s. The other’s part is their own business.
agreement-send = Sign and have it signed
agreement-send-again = Ask again
agreement-send-signs = By sending it you sign your part.
agreement-send-hint = Without a mail, each can sign beside you or on paper.
agreement-send-save = Sign and send
agreement-mail-to = Mail to { $name } ({ $email })
agreement-mail-none = { $name } has no address: to sign beside you or on paper.
agreement-as-read = What { $party } will read
agreement-beside = Sign here
agreement-beside-for = Hand the phone to { $name }.
agreement-beside-hint = Read it aloud if you are asked to. Signing is free.
agreement-back = Back to the agreement
agreement-paper = Signed on paper
agreement-paper-on = Day on the paper
agreement-paper-save = Save
agreement-scan = Photograph or scan of the paper
agreement-scan-hint = JPEG, PNG or PDF, at most 6 MB. After an error, choose it once more.
agreement-scan-open = See the paper
agreement-statement = What you state
agreement-statement-hint = Without a photograph, say who signed, when, and where the paper lies. Evidence of grade C instead of B.
agreement-statement-of = The coach states: { $words }
agreement-print = Print to sign
agreement-print-hint = A sheet for each: nobody takes home the other’s part.
agreement-print-sign = { $name }, date and signature:
agreement-print-coach = The coach, date and signature:
agreement-print-hash = Fingerprint of the text (SHA-256): { $hash }
agreement-end = End it
agreement-drop = Drop it
agreement-end-on = Last day
agreement-end-note = Why
agreement-end-hint = Nobody is asked any more. What was said stays.
agreement-end-save = Save
agreement-comment = A word
agreement-free = Signing is free. To say no takes no right away.
agreement-sign = I sign
agreement-talk = I want to talk about it
agreement-party-title = Agreement with { $structure }
agreement-party-question = Read, then choose
agreement-you-signed = You signed on { $date }.
agreement-you-refused = You want to talk about it. { $coach } will call you. Answered on { $date }.
agreement-past = This text is not to be signed any more
agreement-past-what = It changed or holds no more. { $coach } can tell you more.
agreement-wanted-sent = To be sent before { $date }
agreement-wanted-signed = To be signed before { $date }
agreement-texts-title = Texts of agreements
agreement-texts-lede = Agreements begin with these texts. Those that exist do not change.
agreement-text-write = Change the text
agreement-text-hint = These words between braces are filled in:
today-agreements = Agreements to sign
today-agreements-waiting = { $count ->
    [one] { $count } agreement waits
   *[other] { $count } agreements wait
}
said-agreement-draft = The draft is saved.
said-agreement-amend = The text is changed.
said-agreement-send = Your signature is saved.
said-agreement-end = It is saved.
said-agreement-answer = Your answer is saved.
said-signature-beside = The answer is saved.
said-signature-paper = The signature is saved.
said-agreement-text-write = The text is changed.
mail-agreement-subject = { $structure }: a text to read and to sign
mail-agreement-trainee =
    Hello { $contact },

    { $coach } proposes a text to you: what each of us promises. Read it at your ease. You can sign, or say that you want to talk about it. Both answers are as good.

    { $link }

    There is no account and no password: to open the page, you will be sent a code at this address. The link works for { $days } days. Keep it to yourself.

    { $coach }, jobcoach, { $structure }
mail-agreement-employer =
    Hello { $contact },

    This is what we promise each other to welcome { $name }. You can sign online, or say that you want to talk about it. Both answers are as good.

    { $link }

    There is no account and no password: to open the page, you will be sent a code at this address. The link works for { $days } days. Keep it to yourself.

    { $coach }, jobcoach, { $structure }
err-agreement-placement = Choose the job it is about.
err-agreement-over = This agreement has ended.
err-agreement-nobody-waits = Everybody has answered.
err-agreement-no-email = There is no usable address: have it signed beside you or on paper.
err-agreement-before = That is before the agreement began.
err-agreement-said = An answer was given already, or the text changed.
err-agreement-coach-signs = The coach signs by sending the agreement.
err-paper-asked = That is before { $date }, the day this text was written.
err-paper-statement = Add a photograph, or say what you state.
err-agreement-name = “{ $name }” between braces is not a word that can be filled in.
err-scan-kind = This is neither a JPEG, nor a PNG, nor a PDF.
err-scan-large = The file is larger than { $most } MB.
err-scan-base64 = The file cannot be read (base64 expected).
door-agreement = agreement
agreement-grade = evidence { $grade }
agreements-see = See the agreements

## finding

found-typo = similar spelling
found-sound = sounds alike
found-more = There are others: type more to narrow it down.
search-title = Search
search-box = Search
search-how = Type at least two letters: a name, an employer, a city, a telephone number, a SIRET. Accents, order and one typing mistake do not matter.
search-count = { $count ->
    [one] { $count } result.
   *[other] { $count } results.
}
search-own = one of yours
search-no-trainee = Nobody here has this name.
search-no-employer = No employer of this name.
search-notes = Session notes
search-no-note = No note holds these words.
search-reach-own = Searched in the latest 400 sessions of at most a year, among the cases you follow.
search-reach-all = Searched in the structure’s latest 400 sessions of at most a year, except the notes that are for their coach only.
err-too-short = At least { $min } letters are needed.
search-label = Search for a person, an employer, a note
err-double = { $name } may be the same record: the name is the same or nearly so.
err-double-strong = { $name } is probably the same record: the name and something else agree.
double-look = Look at the record
double-title = Known already?
double-what = Nothing is saved yet. Compare: if it is the same record, open it and complete it. If not, tick each record you have ruled out, then save.
double-field = Field
double-typed = What you typed
double-known = Existing record
double-same = same
double-open = Open the record of { $name } (new tab)
double-other = This is not the same record as { $name }
double-create = Create anyway
search-notes-too = Look in session notes too

## merging

trainee-email = Mail address
trainee-phone = Telephone
merge-title = Merge two records
merge-link = Merge with another record
merge-recent = A record was merged into this one: see or undo
merge-choose = Which record is the same as { $name }?
merge-search = Search for the other record
merge-nobody = No record is like this one.
merge-what = The record { $kept } is kept. All that belongs to the record { $absorbed } becomes its own. Tick what it takes from the other.
merge-kept = Record kept
merge-absorbed = Record absorbed
merge-take = Take:
merge-has = What belongs to it
merge-cases = { $count ->
    [one] { $count } case
   *[other] { $count } cases
}
merge-cases-open = { $count ->
    [one] { $count } open
   *[other] { $count } open
}
merge-placements = { $count ->
    [one] { $count } placement
   *[other] { $count } placements
}
merge-candidates = { $count ->
    [one] { $count } candidacy
   *[other] { $count } candidacies
}
merge-needs = { $count ->
    [one] { $count } need
   *[other] { $count } needs
}
merge-gaps = { $count ->
    [one] { $count } answer of the matrix
   *[other] { $count } answers of the matrix
}
merge-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
merge-undo-what = For 30 days the merge can be undone. Old addresses lead to the record that is kept.
merge-swap = Keep the record { $name } instead
merge-do = Merge the two records
merge-done = A record was merged into that of { $name } on { $date }.
merge-until = The merge can be undone until { $date }.
merge-undo-how = Both records become what they were. What was written since stays in the record that was kept.
merge-undo = Undo the merge
merge-was-undone = The merge was undone.
merge-too-late = The merge is more than 30 days old: it can no longer be undone.
merge-see-need = See the need
merge-see-gap = Take back the absorbed record’s
merge-see-later = See the later merge
err-merge-itself = A record cannot merge with itself: choose another one.
err-merge-need = Both records are put forward for the same need, and a person is only once. End one of the two candidacies first.
err-merge-gap = A case answers the same question of the matrix for both employers, and it has one answer only. Take one of them back first.
err-merge-undone = This merge is undone already.
err-merge-late = This merge is more than 30 days old: it can no longer be undone. Create a new record.
err-merge-later = The record that was kept was merged in its turn: undo that merge first.
err-merge-taken = Another record has the id or the reference of the absorbed one by now: the merge cannot be undone.
said-trainee-merge = The two records are one now.
said-employer-merge = The two records are one now.
said-merge-undo = The merge is undone: there are two records again.
gap-withdraw = Take this answer back
gap-withdraw-title = Take back an answer of the matrix
gap-withdraw-what = This answer leaves the matrix of { $name }. The journal keeps what it said.
said-gap-withdraw = The answer is taken out of the matrix.
err-merge-fresh = This merge can still be undone, or holds nothing any more.
said-merge-forget = The merge can no longer be undone.
## mails nobody asked for

mail-kind-digest = the week in numbers
mail-kind-questions = questions to firms
mail-stop = Stop these mails: { $stop }
mails-title = Mails
mails-open = Choose my mails
mails-choose = You choose
mails-none = No mail of this structure is sent to you without your asking.
mails-digest-what = On Monday morning: numbers and links, no name. Nothing to say, no mail.
mails-on = You get it
mails-off = You do not get it
mails-turn-on = Get it
mails-turn-off = Stop
mails-always = Always sent
mails-always-password = The link to choose a password, when you or your director ask for it.
mails-always-place = The news that you are a member of one more structure.
mails-of = The mails of { $structure }
mails-stop-title = Stop these mails?
mails-stop-questions = { $structure } writes to you to know whether a person still works at your firm: two reminders at most. Without mails, their jobcoach calls you.
mails-stop-digest = { $structure } sends you the week in numbers on Mondays. The same stays on the page “Overview”.
mails-stop = Stop
mails-refused-title = You get these mails no more
mails-refused-questions = { $structure } writes to you no more. The person’s jobcoach calls you when needed.
mails-refused-digest = { $structure } sends you the week in numbers no more.
mails-again = Get them again
mails-about = Address: { $email }. This choice holds for this structure only.
mails-refuses = Wants no more mails: call.
err-mails-refused = This person wants no more mails. Call, then record the answer.
err-mail-kind = This mail is not chosen here.
said-mail-choose = Your choice is kept.
said-mail-refuse = Done.
said-mail-accept = Done: you will get these mails again.

## to look at

steering-look = To look at
steering-ending-last = Plans that end, last alert
steering-ending-second = Plans that end, second alert
steering-ending-first = Plans that end, first alert
steering-bilans = Plans that ended without a review
steering-follow-ups = Follow-up contacts overdue
steering-questions = Questions to firms unanswered after the reminders
steering-needs = Firms’ needs without an answer in the promised time
steering-caseloads = Caseloads above the mark
steering-stale = Accompaniments without a contact
steering-plan-ends = Plan ends: { $date }
steering-plan-ended = Plan ended on { $date }
steering-extension-asked = Asked on { $date }
steering-question-asked = Asked on { $date }
steering-need-late = Answer promised for { $date }
steering-caseload = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
steering-stale-person = Last contact with the person: { $date }
steering-stale-person-never = No contact with the person
steering-stale-firm = Last contact with the firm: { $date }
steering-stale-firm-never = No contact with the firm
steering-nothing = Nothing to look at here.
steering-lines = { $count ->
    [one] { $count } line
   *[other] { $count } lines
}
steering-more = The first { $count } lines
steering-number = Number of the profile: { $number }.
digest-subject = { $structure }: the week in numbers
digest-hello = Hello. This is what asks for a look this week at { $structure }. The names are behind the links.
err-digest-not-due = The weekly mail is not to be sent now.
steering-contact-overdue = Contact planned for { $date } ({ $side ->
    [employer] with the firm
   *[other] with the person
  })
steering-contact-unreachable = Out of reach since { $date } ({ $side ->
    [employer] firm
   *[other] person
  })
said-digest-send = The week in numbers is sent.

## plans that end and silences

today-ending-second = Second alert: the director sees it too.
today-ending-last = Last alert: write the review or ask for an extension.
today-stale-title = No contact for long
today-stale-since = Last contact on { $date }, none is planned.
today-stale-never = No contact, none is planned.

## sharing beyond work facts

whose-trainee = the person's
whose-employer = the firm's
sharing-kind-note = a session's note
sharing-kind-objective = an objective
sharing-kind-adjustment = an adjustment and its reason
sharing-kind-words = a few words
sharing-asked = waiting for an answer
sharing-agreed = agreed
sharing-declined = declined
sharing-revoked = taken back
sharing-withdrawn = no longer asked
sharing-ended = ended
sharings-title = What is shared
sharings-see = See what is shared
sharings-lede = The employer reads facts of the work. Anything else needs the person's yes, thing by thing. What the firm confides is protected alike.
sharings-no-job = There is no job yet: nobody to share with.
sharings-none = Nothing was asked or shared.
sharing-title = One thing shared
sharing-new = Ask for a yes
sharing-new-trainee = Share with the employer
sharing-new-employer = Share with the person
sharing-new-who = These are the words of { $owner }, who is asked first. { $reader } reads them only after a yes.
sharing-work-facts = Dates, tasks, presence, agreed objectives, adjustments: these facts need no yes.
sharing-confidence = What the firm confided to you is shown to the person only once it agrees.
sharing-wording = The exact words
sharing-wording-hint = { $reader } will read these words and nothing else. Facts, no opinion.
sharing-save = Keep these words
sharing-begin-with = Begin with a text: { $kind }
sharing-take = Take these words
sharing-for = What { $reader } will read
sharing-owner = asked of { $name }
sharing-asked-on = { $date }
sharing-words = The exact words { $reader } will read
sharing-is-read = { $reader } can read these words at this moment.
sharing-is-not-read = { $reader } does not read these words.
sharing-said = The answer of { $name }
sharing-said-yes = Yes, on { $date }
sharing-said-no = No, on { $date }
sharing-beside = Answer here, together
sharing-revoke-beside = Take it back here, together
sharing-send = Ask by mail
sharing-send-again = Mail the link to take it back
sharing-paper = A yes on paper
sharing-withdraw = Ask no more
sharing-end = Note that it was taken back
sharing-end-on = Said on
sharing-end-note = Who said so, and how
sharing-end-hint = As soon as you save, nobody reads these words any more.
sharing-end-save = Save
sharing-no-email = { $name } has no usable address: ask in person or on paper.
sharing-back = Back to what is shared
sharing-open = See it
consent-question = May these words be read by { $reader }?
consent-exactly = This is exactly what { $reader } will read. Nothing more.
consent-comment = Do you want to add a word?
consent-comment-hint = { $coach } and their structure read this word. Nobody else does.
consent-agree = Yes, { $reader } may read
consent-agree-then = You can change your mind at any time.
consent-decline = No
consent-decline-then = { $reader } will read nothing. Saying no takes no right away.
consent-beside-hint = Read aloud if you are asked to. Yes and no weigh the same.
consent-agreed-title = { $reader } may read these words.
consent-agreed-on = You said yes on { $date }.
consent-revoke-hint = If you take it back, { $reader } stops reading them at once.
consent-revoke = I take my yes back
consent-declined-what = You said no. { $reader } will read nothing.
consent-revoked-title = It is taken back.
consent-revoked-what = Since { $date }, { $reader } reads these words no more.
consent-past = There is nothing left to read here.
consent-past-what = A question? { $coach } answers you.
shared-title-employer = What { $name } lets you read
shared-title-trainee = What you may read
shared-nothing = Nothing is shared at this moment.
shared-since = Agreed to since { $date }
shared-asked = Not agreed to yet: nobody reads this.
shared-keep = Keep these words to yourself. A yes can be taken back at any time.
shared-ask-coach = A question? { $coach } answers you.
shared-send = Mail the link to { $reader }
shared-shut = Shut this link
as-employer = As the employer sees it
as-person = As the person sees it
as-read = What { $reader } sees
as-read-back = Back to all that can be seen
as-read-what = This is the page of { $reader }, as it is. Nothing is sent from here.
as-read-asked = What waits for a yes is shown too, and marked.
reaches-lede = All that { $reader } can open at this moment about { $person }, with the very same pages.
reaches-shared = Beyond facts of the work
reaches-read = { $count ->
    [one] { $count } text is shared.
   *[other] { $count } texts are shared.
}
reaches-asked = { $count ->
    [one] { $count } more would come with a yes.
   *[other] { $count } more would come with a yes.
}
reaches-door-open = A mailed link leads to this page.
reaches-door-none = No link leads there for now.
reaches-see = See the page
reaches-see-asked = See what would be added
reaches-faces = The mailed links
reaches-none = No link was mailed.
reaches-mails = The mails
reaches-no-mail = No mail was sent.
reaches-more = No session's note, no personal objective and no gap lies behind these links without a dated yes.
reaches-open = open
reaches-expired = expired
reaches-settled = answered
reaches-withdrawn = shut
door-consent = question about sharing
door-shared-with-employer = what is shared with the employer
door-shared-with-trainee = what is shared with the person
session-audience-hint = No mailed link shows a note. "The employer too" lets you put its words to the person: the employer reads them only after a yes.
said-sharing-ask = The words are kept. Nothing can be seen yet.
said-sharing-send = The link is mailed.
said-sharing-end = It is kept: nobody reads these words any more.
said-sharing-beside = The answer is kept.
said-sharing-paper = The yes is kept.
said-sharing-answer = Your answer is kept.
said-shared-send = The link is mailed.
said-shared-shut = The link is shut.
mail-sharing-subject = { $structure }: a few words to read over
mail-shared-subject = { $structure }: a text to read
err-sharing-over = This job or accompaniment is over: nothing is shared any more.
err-sharing-known = These words were asked about already, or declined. Write other ones.
err-sharing-one = Begin with one text at a time.
err-sharing-source = This text is not of this accompaniment.
err-sharing-audience = This note was not written for that reader. Write other words.
err-sharing-said = There is nothing left to say about this.
err-sharing-before = That is before it was asked or answered.
mail-sharing-body =
    Hello { $contact },

    { $coach } would like to share a few words that are yours. Read them over: nothing is shared without your yes. Yes and no weigh the same, and you can change your mind with this same link.

    { $link }

    There is no account and no password: to open the page, you will be sent a code at this address. You have { $days } days to answer. Keep this link to yourself.

    { $coach }, job coach, { $structure }
mail-shared-employer =
    Hello { $contact },

    { $name } lets you read something. Here it is, in the words that were chosen.

    { $link }

    There is no account and no password: to open the page, you will be sent a code at this address. The link works for { $days } days, for you only: keep it to yourself.

    { $coach }, job coach, { $structure }
mail-shared-trainee =
    Hello { $contact },

    You may read something. Here it is.

    { $link }

    There is no account and no password: to open the page, you will be sent a code at this address. The link works for { $days } days. Keep it to yourself.

    { $coach }, job coach, { $structure }
consent-keep = I leave it as it is
## transfers

transfers-title = Transfers
transfers-lede = An accompaniment can go on at another structure of the network, if the person wants it.
transfers-open = Proposed by us
transfers-over = Over
transfers-see = See the transfers
arrivals-waiting = Proposed to us
arrivals-none = Nobody proposes an accompaniment to us.
arrival-from = From { $structure }
arrival-until = to be answered by { $date }
arrival-nobody = Transfer that came to nothing
arrival-case = See the accompaniment
arrival-accept = Take over the accompaniment
arrival-refuse = Refuse the transfer
arrival-accept-what = The person and the accompaniment are created here, from today. The other structure closes its own.
arrival-alike = Known here already?
arrival-alike-hint = These records are alike. Say whether it is the same person. What your record says stays.
arrival-same = This is the same person as
arrival-new-person = None: create a record
arrival-refuse-hint = { $structure } reads this reason. Everything that was sent is erased here.
arrival-consent = The person said yes on { $date }.
arrival-received = received
arrival-accepted = accepted
arrival-refused = refused
arrival-withdrawn = withdrawn
arrival-expired = not answered in time
transfer-waiting = waits for the person’s consent
transfer-declined = the person said no
transfer-agreed = the person said yes, to be sent
transfer-sent = sent
transfer-recalled = asked back
transfer-withdrawn = withdrawn
transfer-accepted = accepted
transfer-refused = refused
transfer-expired = not answered in time
transfer-say-yes = Yes
transfer-say-no = No
transfer-part-always = Identity and contact
transfer-part-profile = Education, criteria and barriers
transfer-part-plan = The plan in force and its objectives
transfer-part-sessions = Sessions, with the notes that the person or the employer may read
transfer-part-notes = Notes that the whole team reads
transfer-part-placements = Jobs, milestones and employers
transfer-part-matching = Matching of person and post
transfer-new-title = Propose a transfer
transfer-new-of = Transfer the accompaniment of { $name }
transfer-new-what = Nothing leaves now. The person agrees first, then you read all of it before it is sent.
transfer-new-save = Prepare the transfer
transfer-no-receiver = No other structure of your network takes accompaniments for now. Its director opens this under “Transfers”.
transfer-receiver = Receiving structure
transfer-parts = What is sent
transfer-parts-hint = Identity and contact always leave. Notes for the coach only never do.
transfer-message = Message to the other structure
transfer-message-hint = The person reads it too.
transfer-bilan-hint = Your accompaniment is closed with this review once the other structure has accepted. It stays with you.
transfer-of = Transfer of { $name }
transfer-to = To { $structure }
transfer-see = See the transfer
transfer-word-of = Consent of { $name }
transfer-word-none = No answer yet.
transfer-asked-words = The exact words
transfer-ask = Ask by mail
transfer-paper = Consent on paper
transfer-question = Do you agree?
transfer-i-agree = I agree
transfer-i-refuse = I do not agree
transfer-send = Send
transfer-send-of = Send to { $structure }: { $name }
transfer-send-what = This is exactly what will be read there. Nothing else leaves.
transfer-read-there = What would be read there
transfer-drop = Drop this transfer
transfer-recall = Take this transfer back
transfer-leaving = It leaves in a moment.
transfer-delivered = Come to { $structure }.
transfer-until = It can be answered until { $date }.
transfer-recalling = It is asked back. If the other structure has answered already, its answer counts.
transfer-accepted-what = The accompaniment goes on there. Here it is closed with your review.
transfer-reason = Reason for the refusal
transfer-hash = Fingerprint of what was sent: { $hash }
transfer-past = This question is no longer asked
transfer-door-title = { $structure }: your consent
transfer-you-agreed = You said yes on { $date }.
transfer-you-refused = You said no on { $date }. { $coach } will talk about it with you.
transfer-asked = { $sender } asks for your consent, { $person }. Your accompaniment can go on at { $receiver }. This is what would be sent:
transfer-asked-always = – Your name, your birth date and how to reach you
transfer-asked-no-notes = The team’s notes do not leave.
transfer-asked-never = The coach’s notes for themselves never leave. Nothing else is sent.
transfer-asked-message = With this message: “{ $message }”
transfer-asked-then = If { $receiver } accepts, a coach of { $receiver } accompanies you, and { $sender } keeps the past.
transfer-asked-free = You are free to say no: then nothing changes at { $sender }. Without an answer in { $days } days, all of it is erased there.
receives-title = Taking accompaniments
receives-yes = The structures of your network see your name and can propose an accompaniment to you.
receives-no = Your structure does not appear to others: nobody can propose an accompaniment to you.
receives-start = Take accompaniments
receives-stop = Take no more
mail-transfer-subject = { $structure }: a question for you
mail-transfer =
    Hello { $name },

    your accompaniment could go on elsewhere. This is what would be sent. Say yes or no:

    { $link }

    This address is yours and opens for { $days } days.

    { $coach }, { $structure }
err-transfer-open = A transfer of this accompaniment is under way already.
err-transfer-receiver = Choose a structure of your network that takes accompaniments.
err-transfer-notes = The team’s notes leave with the sessions: tick the sessions too.
err-transfer-consent = The person has not said yes. Without their consent nothing leaves.
err-transfer-changed = The accompaniment changed while you were reading. Read again what would be sent, then send it.
err-transfer-past = This transfer is past that point.
err-transfer-said = The person’s answer is kept already.
err-transfer-no-email = This person has no address. Ask them on your phone or on paper.
err-transfer-answered = This transfer has its answer already, or the other structure took it back.
err-transfer-late = The time to answer is over. The other structure can propose again.
err-transfer-time = The time to answer is not over.
err-transfer-broken = What came cannot be read. Ask the other structure to propose again.
said-transfer-propose = Transfer prepared. Now ask the person for their consent.
said-transfer-beside = The answer is kept.
said-transfer-paper = The consent on paper is kept.
said-transfer-ask = The question leaves by mail.
said-transfer-send = Sent. The other structure can read and answer.
said-transfer-withdraw = The transfer is taken back, or asked back.
said-transfer-receive = It is kept.
said-arrival-accept = The accompaniment goes on here.
said-arrival-refuse = The transfer is refused. The other structure reads your reason.
transfer-name = Name
said-transfer-answer = Your answer is kept.
trainees-proposed = { $count ->
    [one] Another structure proposes { $count } accompaniment to you.
   *[other] Other structures propose { $count } accompaniments to you.
}
door-transfer = consent to a transfer
said-arrival-expire = The time to answer is over.
said-arrival-recall = The transfer is taken back.
said-arrival-take = A transfer has come.
said-transfer-deliver = The transfer has come.
said-transfer-settle = The answer is kept.
transfer-beside = Ask here, together

## Contradicted milestones and sheets

milestone-contradicted = The sides contradict each other
milestone-clear = Clear up
milestone-clear-title = Clear up a disagreement
milestone-clear-hint = Speak with both. Nothing that was said is erased: you note how it is.
milestone-clear-note = How it is, and who told you
milestone-clear-save = Save
milestone-cleared = Cleared up on { $date }:
said-milestone-clear-up = The disagreement is cleared up.
err-not-contradicted = Nobody contradicts anybody on this milestone: something new was said meanwhile.
answer-by-sheet = through the sheet handed over
link-handed = Sheet with a code handed over on { $date }.
milestone-hand = Prepare a sheet with a code
milestone-hand-hint = Without mail: the employer scans the code on your screen or on paper, or ticks and signs. The answer counts as evidence seen.
said-milestone-hand = The sheet is ready.
sheet-title = Question to the employer
sheet-hint = Show this page to the employer, or print it. The code answers until { $date }.
sheet-back = Record the signed sheet
sheet-code = Code to scan to answer
sheet-scan = Scan to answer
sheet-tick = Or tick and sign
sheet-until = Until { $date }
sheet-left = No, the contract ended on ………………
sheet-name = Name
sheet-date = Date
sheet-signature = Signature
milestone-scan = Photograph of the document
err-scan-grade = A photograph goes with a document seen. Choose “Document seen”, or remove the photograph.
shared-title = What { $structure } confides to you

## Codes of mailed addresses

code-title = { $structure }: protected page
code-heading = This page is protected
code-what = We send a code of six digits to { $mailbox }.
code-send = Send me the code
code-sent = A code left at { $time } for { $mailbox }.
code-field = Code of six digits
code-until = It works until { $time }.
code-open = Open the page
code-again = Send me another code
code-wrong = { $count ->
    [one] This is not the right code. One try is left.
   *[other] This is not the right code. { $count } tries are left.
}
code-late = The code was not typed in time. Ask for another one.
code-void = Too many wrong tries: this code works no more. Ask for another one.
code-past-what = A question? { $coach } answers you.
code-help = Nothing came? Look among unwanted mail, or call { $coach }.
code-once = The code works once. The page then stays open for { $minutes } minutes on this device.
err-code-shape = The code has six digits.
err-code-over = This code works no more. Ask for another one.
err-code-wanted = The page has closed. Ask for a code: what you wrote is kept.
err-code-open = This page is open already.
err-code-later = Several codes left already. You can ask for another one at { $time }. Until then, call { $coach }.
err-code-tomorrow = Several codes left already. You can ask for another one tomorrow at { $time }. Until then, call { $coach }.
said-door-send-code = The code is on its way by mail.
said-door-try-code = The page is open on this device.
mail-code-subject = { $structure }: your code
mail-code-body =
    Hello { $contact },

    Here is the code that you asked for on the page of { $structure }:

    { $code }

    It works once, until { $time }.

    You did not ask for it? Somebody else may have the link of this page. Give this code to nobody, and tell { $coach }.

## The marks of the method

marks-title = Marks of the method passed
mark-intake = The intake was to lead somewhere by { $date }: write a plan, or say that nothing is possible.
mark-no-firm = A first contact with an employer was to be made by { $date }.
mark-employer-unsigned = The employer was to sign this plan by { $date }.

## Coaching and work

shares-title = While at work
shares-hours = { $coaching } h of coaching for { $contract } h of contract.
shares-hours-share = That is { $share } per hundred.
shares-hours-unknown = A job does not say its hours a week: there is nothing to compare with.
shares-hours-above = More than the planned share: the firm may not be taking over.
shares-hours-grow = More than in the plan before: support should fade.
shares-firm = Contacts that touch the employer: { $with } of { $contacts }.
shares-firm-below = Too few contacts touch the employer.

## Transfers on the day

today-transfer-agreed = The person said yes: it is to be sent.
today-transfer-refused = The other structure refused. It says why.
steering-arrivals = Accompaniments proposed by other structures
steering-arrival = To be answered
steering-arrival-until = To be answered by { $date }
err-case-on-its-way = This accompaniment is proposed to another structure. Take the proposal back first.
## News from both sides

going-well = It is going well
going-difficulty = There is a difficulty
going-stuck = It is stuck
pulse-title = News from both sides
pulse-lede = Two questions by e-mail: how work goes, and whether to call. Neither the person nor the employer reads the other’s answer.
pulse-ask-trainee = Ask the person
pulse-ask-employer = Ask the employer
pulse-asked = Asked { $name } on { $date }.
pulse-answered = { $name } answered on { $date }
pulse-expired = No answer.
pulse-withdrawn = Withdrawn, no answer.
pulse-said-call = Would like a call
pulse-said-no-call = No need for a call
pulse-going-trainee = How is it going at work?
pulse-going-employer = How is work going with { $name }?
pulse-call-question = Would you like { $coach } to call you?
pulse-call-yes = Yes, please call me
pulse-call-no = No need
pulse-call-then = { $coach } calls you back
pulse-chosen = Your answer
pulse-free = One press per question is enough. You can answer only one, or none.
pulse-kept = Noted, thank you. You can change your answers until { $date }.
pulse-over-what = There is nothing to do. To talk about work, { $coach } is there for you.
pulse-withdrawn-title = These questions are not asked any more
pulse-readers-trainee = Your answers are read by { $coach }, jobcoach, and by the team that accompanies you. Your employer does not read them.
pulse-readers-employer = Your answers are read by { $coach }, jobcoach, and by their team. The person you employ does not read them.
pulse-add-email = Add an address
door-pulse = how work goes
touch-called = asked for in their answer
rule-contact-called-days = Contact after the answer “it is stuck” or “please call me”, at the latest after
rule-contact-difficulty-days = Contact after the answer “there is a difficulty”, at the latest after
err-pulse-early = This job has not begun: there is no news to ask for yet.
err-pulse-over = This job is over: no more news is asked for.
err-pulse-open = The questions were put to this side already, and wait for an answer. Withdraw them to ask anew.
err-pulse-no-email = There is nobody to write to on this side: an address is missing.
err-pulse-nothing = Choose one of the answers.
said-pulse-ask = The two questions are on their way.
said-pulse-answer = Noted, thank you.
said-pulse-withdraw = The questions are withdrawn.
mail-pulse-subject = { $structure }: two questions about work
mail-pulse-trainee =
    Hello { $contact },

    How is it going at work? Two questions, one press each. Your employer does not read your answers.

    { $link }

    The link waits for your answer for 14 days. You are free not to answer.

    { $coach }, { $structure }
mail-pulse-employer =
    Hello { $contact },

    How is work going with { $name }? Two questions, one press each, no account.

    { $link }

    The link waits for your answer for 14 days. You are free not to answer.

    { $coach }, { $structure }
follow-up-by = To be contacted by { $date }
## Frameworks of skills

frameworks-title = Assessment frameworks
frameworks-lede = A framework says what is looked at, and in which words. A published version never changes: what was rated keeps its words.
frameworks-own = The structure’s own frameworks
frameworks-own-none = None of your own yet. You can start from one that ships.
frameworks-ships = Frameworks that ship
framework-facts = { $count ->
    [one] version { $number }, { $count } item
   *[other] version { $number }, { $count } items
}
framework-version = Version { $number }
framework-versions = The other versions
framework-since = published on { $date }
framework-shipped = ships with Jalon
framework-draft = draft
framework-draft-of = Draft of version { $number }
framework-draft-what = This is a draft: nobody is rated by it. Once published, it never changes.
framework-publish = Publish the framework
framework-discard = Throw the draft away
framework-next = Prepare the next version
framework-copy = Start from this framework
framework-copy-what = A framework of your own that says at first the same as “{ $name }”. You change it then as you like.
framework-new = New framework
framework-start = Start the draft
framework-edit = Change the name and the levels
framework-name = Name of the framework
framework-code = Code
framework-code-hint = A short word, best without a space: files and other programs call the framework by it.
framework-about = What it is for
framework-dimension = What the levels measure
framework-levels = The levels
framework-levels-hint = From the lowest to the highest, two to seven. Leave the lines you do not need empty.
framework-level = Level { $number }
framework-not-assessed = Anyone can always answer “not assessed”.
framework-items = The items
framework-items-none = No item yet.
framework-item-new = Add an item
framework-item-edit = Change an item
framework-item-remove = Remove
framework-item-label = The item, in a few words
framework-item-help = A sentence that explains it
framework-item-domain = Domain
framework-item-code = Code of the item
framework-item-code-hint = Different from the other codes of the framework. Assessments find it again by this code from one version to the next.
framework-item-place = Place in the list
framework-item-rome = ROME code
framework-item-picture = Picture
framework-import = Read a file
framework-import-what = A table in CSV, one row per item. Each framework becomes a draft to read again.
framework-import-columns = Possible columns: { $columns }. Needed are code, name, item and label. In levels, a vertical bar separates the levels.
framework-import-file = The file
framework-import-text = Or the text of the table
framework-import-do = Read the frameworks
framework-kind-skills = skills
framework-kind-autonomy = autonomy
framework-kind-capacity = employer’s capacity
dimension-mastery = mastery
dimension-frequency = frequency
dimension-performance = performance
dimension-autonomy = autonomy
step-0 = not yet
step-1 = with help
step-2 = alone
step-3 = can show others
picture-tasks = tasks
picture-time = clock
picture-talk = talking
picture-listen = listening
picture-team = team
picture-alert = attention
picture-scale = scales
picture-door = door
picture-tutor = showing
picture-read = reading
picture-tools = tools
picture-handshake = shaking hands
picture-plan = list
picture-clean = broom
picture-safety = protection
picture-laundry = laundry
picture-meal = meal
picture-lock = lock
picture-care = hand
picture-move = movement
picture-note = pencil
picture-count = counting
picture-check = magnifying glass
said-framework-start = Draft started.
said-framework-copy = Draft started.
said-framework-import = File read: read the drafts again.
said-framework-update = Draft saved.
said-framework-put-item = Item saved.
said-framework-remove-item = Item removed.
said-framework-publish = Framework published.
said-framework-discard = Draft thrown away.
framework-edit-way = Complete the draft
framework-next-way = Prepare the next version
framework-see = See that framework
framework-draft-way = Take up that draft
err-framework-published = This version is published: it never changes.
err-framework-code-needed = Give your framework a code.
err-framework-code-ships = “{ $code }” is the code of a framework that ships. Choose another one.
err-framework-code-used = “{ $code }” is the code of one of your frameworks already.
err-framework-draft = “{ $code }” has a draft already. Finish it, or throw it away.
err-grid-items = The framework has no item. Add one.
err-grid-items-most = A framework has at most { $most } items.
err-grid-twice = Two items have the code “{ $item }”. Give one of them another code.
err-grid-no-item = This framework has no item “{ $item }”.
err-grid-levels = Give two to { $most } levels.
err-grid-levels-same = Two levels say “{ $level }”: nobody could tell them apart.
err-sheet-needed = Choose a file, or paste its text: one of the two.
err-sheet-utf8 = The file is not in UTF-8. Save it as “CSV UTF-8”.
err-sheet-empty = The file holds no item.
err-sheet-column-unknown = Line { $line }: the column “{ $column }” is unknown. The closest: { $closest }.
err-sheet-column-missing = Line { $line }: the column “{ $column }” is missing.
err-sheet-cells = Line { $line }: { $read } cells instead of { $expected }.
err-sheet-cell-empty = Line { $line }, “{ $column }”: this cell cannot be empty.
err-sheet-cell = Line { $line }, “{ $column }”: one line of at most { $most } characters; we read “{ $read }”.
err-sheet-word = Line { $line }, “{ $column }”: “{ $read }” is unknown. The closest: { $closest }.
err-sheet-max = Line { $line }, “{ $column }”: a number from 1 to 6; we read “{ $read }”.
err-sheet-twice = Line { $line }, “{ $column }”: “{ $read }” comes twice in this framework.
err-sheet-differs = Line { $line }, “{ $column }”: says something else than line { $first } of the same framework.
err-sheet-many = Line { $line }: a framework has at most { $most } items.
err-sheet-levels = Line { $line }, “{ $column }”: two to { $most } levels, all different.
err-sheet-levels-count = Line { $line }, “{ $column }”: { $read } levels instead of { $expected }, by max_level.
err-sheet-level-empty = Line { $line }, “{ $column }”: a level has no words.
err-sheet-level-long = Line { $line }, “{ $column }”: a level has more than { $most } characters.

## Assessments

assessments-title = Assessments
assessments-lede = Each rates alone. Then the views are compared and talked over, and the person says whether they agree.
assessments-none = No assessment yet.
assessments-see = See the assessments
assessment-new = Prepare an assessment
assessment-prepare = Prepare
assessment-of = { $name }
assessment-corrects = This assessment corrects a sealed one. Once it is sealed itself, it takes its place.
assessment-corrects-see = See the assessment it corrects
assessment-framework = Framework
assessment-sources = Who rates
assessment-sources-hint = At least two, one of them not the coach.
assessment-employer = The employer looked at
assessment-employer-hint = Only for the capacity of an employer.
assessment-prepared = to be explained
assessment-open = under way
assessment-crossed = to be talked over
assessment-synthesised = to be read with the person
assessment-agreed = agreed
assessment-contested = contested
assessment-sealed = sealed
assessment-superseded = superseded
assessment-dropped = given up
source-self = the person
source-supervisor = the supervisor
source-employer = the employer
source-client = the client
source-coach = the coach
support-coach = the coach helps
support-colleague = a colleague helps
support-nobody = nobody helps
support-who = Who helps?
verdict-agreed = agrees
verdict-contested = does not agree
not-assessed = not assessed
assessment-on = assessed on { $date }
assessment-since = prepared on { $date }
assessment-sealed-on = sealed on { $date }
assessment-from-bundle = came in a file
assessment-rate = Rate
assessment-rate-of = { $name }, as seen by { $source }.
assessment-keep = Keep for later
assessment-hand-in = Hand in my ratings
assessment-cross = Compare the views
assessment-seal = Seal
assessment-correct = Correct by a new assessment
assessment-now-agrees = The person agrees now
assessment-resynthesise = Rewrite the synthesis
assessment-step-explain = Explain the assessment
assessment-step-synthesise = Write the synthesis
assessment-step-say = What the person says of it
assessment-step-drop = Give the assessment up
assessment-not-explained = First explain to the person why and how. Then everybody can rate.
assessment-explain-hint = Say it in the words you used: what it is for, who rates, who will read, and what the person can say afterwards.
assessment-purpose-usual = We look together at what you can do and what you want to learn. Each answers alone. Then we compare and talk about it. You will say whether you agree. You can refuse.
assessment-explained-day = Explained on
assessment-explained-on = explained on { $date }
assessment-why = Why and how
assessment-synthesis = Synthesis
assessment-synthesis-hint = What you conclude together, with facts. The views stay beside it, without a mean.
assessment-verdict = The person
assessment-comment = In their words
assessment-said-day = Said on
assessment-drop-why = Why
assessment-agreed-on = Agreed on { $date }
assessment-contested-on = Contested on { $date }
assessment-to-discuss = To be talked over
assessment-nothing-to-discuss = The views are close.
assessment-side-by-side = The views side by side
assessment-before = before: { $level }
assessment-before-see = See the assessment of { $date }
assessment-no-mean = No mean of the views: each sees another situation.
assessment-eyes = The views
assessment-given = { $given } handed in of { $all }
assessment-blind = Nobody reads another’s answers before the comparison, not even the coach.
assessment-blind-own = Answer alone. Nobody reads your answers before the comparison, and you do not read those of others.
assessment-not-open = Nothing can be rated now.
source-given = handed in on { $date }
source-waits = not handed in yet
source-you-gave = You handed in your ratings on { $date }. They never change.
assessment-see = See the assessment
trainee-edit-way = Complete the record
said-assessment-prepare = Assessment prepared.
said-assessment-explain = Noted: everybody can rate.
said-assessment-rate = Your answers are kept.
said-assessment-cross = The views lie side by side.
said-assessment-synthesise = Synthesis saved.
said-assessment-say = Noted.
said-assessment-seal = Assessment sealed.
said-assessment-drop = Assessment given up.
err-assessment-draft = This framework is a draft. Publish it first.
err-assessment-not-employer = This framework looks at a person. Leave the employer empty.
err-assessment-employer = This framework looks at an employer. Choose which.
err-assessment-running = An assessment by this framework is under way already. Finish it first.
err-assessment-corrects-other = A correction is made by the same version of the same framework.
err-assessment-superseded = This assessment is superseded by another one already.
err-assessment-not-sealed = Only a sealed assessment is corrected by another one.
err-assessment-dropped = This assessment was given up.
err-assessment-sealed = This assessment is sealed: it never changes. A new one can correct it.
err-assessment-explained = The assessment is explained already.
err-assessment-explain-first = First explain the assessment to the person.
err-assessment-crossed = The views lie side by side already: nobody rates any more.
err-assessment-cross-first = First compare the views.
err-assessment-synthesise-first = First write the synthesis.
err-assessment-say-first = First ask the person whether they agree.
err-assessment-said = The person has said what they think of it already.
err-assessment-early = The synthesis is of { $date }. Choose that day or a later one.
err-assessment-explain-early = The assessment was prepared on { $date }. Choose that day or a later one.
err-sources-two = Choose at least two views, one of them not the coach’s.
err-cross-two = At least two views must be handed in, one of them not the coach’s. Handed in so far: { $count }.
err-source-kind = This framework does not ask for that view.
err-source-same = Coach and supervisor are the same person: that would be one view only.
err-source-given = These ratings are handed in: they never change.
err-rating = An answer is written “item:level”.
err-rating-item = This framework has no “{ $item }”.
err-rating-level = The level of “{ $item }” goes from 0 to { $most }.
err-rating-twice = “{ $item }” has two answers. Choose one.
err-rating-missing = { $count ->
    [one] { $count } item has no answer yet. “Not assessed” is an answer.
   *[other] { $count } items have no answer yet. “Not assessed” is an answer.
}
err-contest-comment = Write what the person contests, in their words.
assessment-level-said = “{ $level }”
said-assessment-remind = Reminder sent.

## The end of a job

said-placement-leave = What this job bound has ended.
err-job-not-over = This job is not over.

## A transfer's yes taken back

transfer-revoke = I take my yes back
transfer-revoke-hint = Nothing was sent yet: you can change your mind.

## Training days
training-title = Training days
training-new = Note a day
training-edit = Correct a day
training-what = Since { $date }.
training-promised = The method profile promises { $count } days of practice analysis a year to each permanent member.
training-none = Nothing is noted for these twelve months.
training-practice-sum = Practice analysis: { $days } d
training-other-sum = other training: { $days } d
training-days-of = { $days } d
training-member = Who
training-kind = What was it?
training-kind-practice-analysis = practice analysis
training-kind-other = other training
training-on = Day
training-days = Length in days
training-days-hint = Half a day is written 0.5.
training-note = Subject
training-remove = Remove this day
training-see = Training days
err-training-days = Give a length above zero, up to { $most } days.
err-training-noted = A day of this kind is already noted on that date.
said-training-note = Day noted.
said-training-update = Day corrected.
said-training-remove = Day removed.
## Rating through a link

door-rating = rate
door-synthesis = summary to read
rating-question-of = Question { $at } of { $of }
rating-page-of = Page { $at } of { $of }
rating-of-person = { $name }’s work
rating-of-firm = How your company welcomes people
rating-missing-here = { $count ->
    [one] One answer is missing on this page.
   *[other] { $count } answers are missing on this page.
}
rating-unknown = I don’t know
rating-next = Next
rating-back = Back
rating-listen = Listen
rating-answers = Your answers
rating-all-answered = Every question has an answer. Read again, then send.
rating-finish = I’m done, send it
rating-given = It is sent. You can still change an answer, until the comparison.
rating-change = Change
rating-typed = What you have just answered
rating-crossed-title = It is over, thank you
rating-crossed-what = Everybody’s answers are now compared. To talk about it, ask { $coach }.
rating-over-what = You have nothing to do. To talk about it, ask { $coach }.
rating-withdrawn-title = This request has been withdrawn
rating-explained = { $coach } explained to you why and how, on { $date }.
rating-blind = Answer alone. Nobody reads your answers before the comparison.
rating-readers-person = Afterwards { $coach } and their team read them. You talk about them together.
rating-readers = Afterwards { $coach }, their team and { $name } read them, and talk about them.
rating-free = You are free not to answer.
rating-ask = Ask by email
rating-ask-again = Ask again
rating-mailed = { $whom } was asked on { $date }.
rating-answered = { $answered ->
    [one] { $answered } answer of { $of }.
   *[other] { $answered } answers of { $of }.
}
rating-mail-open = The link works.
rating-mail-expired = The link has expired.
rating-mail-withdrawn = The link has been withdrawn.
assessment-ask = Ask by email to rate
assessment-ask-name = Name
assessment-ask-email = Email
assessment-ask-contact = To whom
assessment-ask-to = An email leaves for { $email }.
assessment-ask-hint = The link waits for 30 days. It shows the questions and the first name only. It ends with the comparison.
assessment-ask-again-hint = An address was sent before. A new email replaces it; the answers already given stay.
assessment-ask-send = Send the request
assessment-ask-others = Ask for another view
assessment-firm-way = Add an address for the employer
said-assessment-ask = The request has left.
said-assessment-withdraw = The link has been withdrawn.
said-assessment-rate-by-link = It is kept.
err-source-signs-in = They sign in: { $source }. There is no email to send.
err-source-has-given = This view has been handed in already.
err-source-contact = Only an employer has a contact to choose.
err-source-known = The address is that of the record: do not write it here.
err-source-no-email = An email address is missing for this view.
err-source-mailbox = This address already belongs to another view of this assessment.
err-rating-choose = Choose an answer, or “I don’t know”.
err-rating-support = Say first how it goes, then who helps.
err-rating-crossed = The answers are compared already: this one is not taken any more. Talk about it with { $coach }.
mail-rating-subject = { $structure }: a few questions about work
mail-rating-trainee =
    Hello { $contact },

    How is work going, in your view? A few questions, one per page. There is no right or wrong answer.

    { $link }

    Nobody reads your answers before you talk about them with { $coach }. The link works for { $days } more days. You are free not to answer.

    { $coach }, { $structure }
mail-rating-other =
    Hello { $contact },

    How do you see { $name }’s work? Two minutes are enough, without an account.

    { $link }

    Answer alone. The answers are compared afterwards, then talked over with { $name }. The link works for { $days } more days. You are free not to answer.

    { $coach }, { $structure }
mail-rating-firm =
    Hello { $contact },

    How does your company welcome somebody new? Two minutes are enough, without an account.

    { $link }

    Answer alone. The answers are compared afterwards, and { $coach } talks about them with you. The link works for { $days } more days. You are free not to answer.

    { $coach }, { $structure }
synthesis-question = Do you agree with this text?
synthesis-question-firm = Do you agree with this text about your company?
synthesis-comment = What you want to say
synthesis-comment-hint = If you don’t agree, say why. { $coach } and their team read it.
synthesis-agree = Yes, I agree
synthesis-agree-then = The text is kept as it is.
synthesis-contest = No, I contest it
synthesis-contest-then = { $coach } talks to you about it. Your words are kept with the text.
synthesis-contested = You contested this text on { $date }.
synthesis-agreed = You agreed to this text on { $date }.
synthesis-past = This text has changed, or is not to be read here any more
synthesis-past-what = You have nothing to do. { $coach } will send you the new text, if there is one.
synthesis-typed = What you had written
synthesis-send = Send the summary
synthesis-send-again = Send the summary again
synthesis-by-link = Said through their own link.
synthesis-by-coach = Noted by the coach.
assessment-dropped-case = The accompaniment is over.
assessment-dropped-job = The job at this company is over.
said-assessment-send = The summary has left.
said-assessment-answer = Noted, thank you.
err-synthesis-said = Your answer is recorded already.
err-synthesis-changed = This text has changed since: your answer is not taken. A new link will be sent to you.
mail-synthesis-subject = { $structure }: a text to read
mail-synthesis-trainee =
    Hello { $contact },

    You talked about your work with { $coach }. Here is what came out of it. You can say whether you agree, or not.

    { $link }

    You will be asked for a code. The link works for { $days } more days.

    { $coach }, { $structure }
mail-synthesis-firm =
    Hello { $contact },

    You talked with { $coach } about how your company welcomes people. Here is what came out of it. You can say whether you agree, or not.

    { $link }

    You will be asked for a code. The link works for { $days } more days.

    { $coach }, { $structure }
nav-assessments = To rate
assessments-mine = To rate
assessments-mine-lede = The people you supervise whose assessment waits for your view.
assessments-mine-none = No assessment waits for your view.
assessment-asked-since = asked on { $date }
today-assessment-waits = Waiting since { $date }: { $source }.
today-assessment-all = Every view is handed in, the last on { $date }.
today-assessment-you = Your view is awaited since { $date }.
mark-review-start = Autonomy has not been assessed yet: due from { $date }.
mark-review = Another assessment of autonomy is due since { $date }.
mark-review-firm-start = The employer’s capacity has not been assessed yet: due from { $date }.
mark-review-firm = Another assessment of the employer’s capacity is due since { $date }.
## The words of the paper

paper-title = Attestation of skills
paper-birth-date = Date of birth
paper-framework = Framework
paper-version = version
paper-purpose = Purpose of the assessment
paper-skills = Skills attested
paper-steps = Steps, from the first to the last
paper-skill = Skill
paper-level = Level attested
paper-said-by = Views compared
paper-synthesis = Each level was agreed by comparing at least two views. It is never an average.
paper-comment = What the person wishes to add
paper-issue = Attested by
paper-signature = Signature
paper-verify = Check this attestation
paper-how = Scan the code on the first page, or open
paper-promise = The page confirms this paper and says whether it was withdrawn. It shows nothing more.
paper-code-image = Code to scan, which opens the address
paper-statement = { $structure } attests this person’s level in the skills below, assessed from { $from } to { $to }.
paper-statement-day = { $structure } attests this person’s level in the skills below, assessed on { $day }.
paper-place-and-day = { $place }, { $day }
paper-source-self = person
paper-source-supervisor = supervisor
paper-source-employer = employer
paper-source-client = client
paper-source-coach = job coach

## Attestations of skills

paper-preview = PREVIEW
attestations-title = Attestations of skills
attestations-see = Attestations of skills
attestations-none = No attestation yet. One is prepared from a sealed assessment.
attestation-title = Attestation of skills
attestation-new = Prepare an attestation
attestation-of = With { $name }, choose what the attestation shows. Nothing is shown that they did not choose.
attestation-levels = Skills and levels
attestation-said-by = Views compared: { $sources }
attestation-not-shown = Do not show
attestation-left-out = { $count ->
    [one] { $count } skill is not offered: fewer than two views rated it.
   *[other] { $count } skills are not offered: fewer than two views rated them.
}
attestation-purpose = Purpose of the assessment
attestation-comment = What the person wishes to add
attestation-birth-date = Show the date of birth
attestation-language = Language
attestation-place = Made out in
attestation-replaces = It replaces
attestation-agreed-on = The person chose on
attestation-look-first = Look at the paper together first. Once issued, an attestation never changes: it is revoked, or replaced.
attestation-preview = See the paper
attestation-preview-file = attestation-preview
attestation-issue = Issue
attestation-issued-on = Issued on { $date }
attestation-skills = { $count ->
    [one] { $count } skill
   *[other] { $count } skills
}
attestation-stands = Stands
attestation-ending-withdrawn = revoked
attestation-ending-replaced = replaced
attestation-download-paper = Download the paper (PDF)
attestation-download-credential = Download the signed version (JSON)
attestation-revoke = Revoke the attestation
attestation-revoke-of = Attestation of { $name }, issued on { $date }.
attestation-revoke-hint = Whoever checks it will learn that it was revoked, and when. The reason is told to nobody outside the structure.
attestation-reason = Why it is revoked
attestation-revoked-on = Revoked on { $date }.
attestation-replaced-on = Replaced on { $date }.
attestation-see = See the attestation
attestation-key-revoked = The key that signed it was revoked. The signed version you download here is signed anew: hand it to the person. The paper stays good.
attestation-record = What is kept
attestation-code = Code
attestation-shows = It shows
attestation-signer = Attested by
attestation-chosen-on = Chosen by the person on
attestation-fingerprint = Fingerprint of the paper (SHA-256)
attestation-verify-see = The page where anybody can check it
attestation-assessment-see = See the assessment
verify-title = Check an attestation
verify-code-lede = The code is on the paper and looks like this: 7QK4-M2XD-9TFA.
verify-code = Code of the attestation
verify-look = Check
verify-stands = This attestation exists and stands
verify-withdrawn = This attestation was revoked
verify-replaced = This attestation was replaced by another one
verify-by = Issued by
verify-on = Issued on
verify-ended-on = No longer valid since
verify-compare = Compare with what you were given
verify-compare-why = A paper can have been altered. Type the name on it: the page then shows what the original says. Or compare the file you received.
verify-name = The full name written on the paper
verify-file = The file you received
verify-file-hint = The PDF, or the signed version (JSON). It is not kept.
verify-paste = Paste the signed version
verify-credential = Signed version (JSON)
verify-compare-do = Compare
verify-nothing-kept = Without the paper, this page shows nothing of the person. What you compare is not kept.
verify-compare-words = Compare word by word with your paper.
verify-named = The name is the one on the attestation. Here is what it says.
verify-same-paper = This PDF is the one the structure issued, byte for byte.
verify-other-paper = This PDF is not the one the structure issued. It may have been altered, printed again or scanned. Type the name to compare the words.
verify-same-credential = This signed version is the structure’s.
verify-key-revoked = It says what the structure attested, but the key that signed it was revoked since. Ask for a new signed version.
verify-other-credential = This signed version is not the one of this attestation, or it was altered.
verify-unreadable = This file is neither an attestation in PDF nor a signed version.
err-verify-code = This is no code: it has twelve letters or digits, in three groups.
err-verify-nothing = Type the name, or choose a file.
err-verify-name = This is not the name on this attestation. Type it as on the paper, first and last name.
err-attest-firm = The assessment of an employer gives no attestation of skills.
err-attest-superseded = Another assessment corrects this one. Make the attestation from the new one.
err-attest-sealed = The assessment is not sealed yet.
err-attest-unsaid = What the person thinks of this assessment is not known. There is no attestation without their word.
err-attest-early = The assessment was sealed on { $date }: the person cannot have chosen before.
err-attest-signer = A program does not sign: this assessment has no coach who attests.
err-attest-long = The paper has room for { $most } characters.
err-attest-birth-date = The date of birth is not known.
err-attest-uncrossed = “{ $item }” was not rated by two views.
err-attest-level = Nobody gave this level to “{ $item }”.
err-attest-none = Choose at least one skill to show.
err-attest-signs = The paper cannot write: { $signs }
err-attest-period = The days of the assessment are in the future.
err-attest-incomplete = The framework has a text that is empty or too long for the paper.
err-attestation-ended = This attestation stands no more already.
said-attestation-issue = The attestation is issued.
said-attestation-revoke = The attestation is revoked.
said-key-rotate = A new key signs.
said-key-revoke = The key is revoked.
keys-title = Signing keys
keys-see = Signing keys
keys-lede = The structure signs its attestations of skills with a key. The first one is made with the first attestation.
keys-none = No key: the structure has attested nothing yet.
keys-address = The structure’s address for those who verify
keys-address-why = It is drawn by lot and never changes. It shows the keys, and nothing else.
key-rotate = Change the key
key-made-on = since { $date }
key-retired-on = replaced on { $date }
key-revoked-on = revoked on { $date }
key-in-force = Signs
key-retired = Replaced
key-revoked = Revoked
key-revoke = Revoke the key
key-revoke-hint = Revoke { $name } if somebody else may have had it in hand. Versions signed with it will not be believed any more: people will need new ones. Papers stay good. For a mere change, change the key.
key-revoke-reason = What happened
err-key-none = The structure has attested nothing yet: the first key is made with the first attestation.
err-key-revoked = This key is revoked already.
err-key-unreadable = The key does not open with this service’s secret. A new key solves this, and touches nothing that is signed.
err-list-signed = This list is still good.
said-status-list-sign = The list of revocations is signed anew.
