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
indicator-mil-01-exclusions = Placements that ended before the milestone's date, and milestones whose 15 days are not over.

indicator-par-01-name = Plan signed within 60 days
indicator-par-01-explains = The share of stays with a plan signed by both trainee and job coach within 60 days of the entry.
indicator-par-01-not-said = Does not say whether the plan comes from the person, or whether it is followed. The employer's signature is not required.
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
why-ended-before-due = The placement ended on { $date }, before the milestone's date, { $due }.
why-answered-in-time = Answered on { $date }, within 15 days of the milestone's date, { $due }.
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

counts-numerator = Counts in the numerator
counts-denominator = Counts in the denominator only
counts-unknown = Unknown, counts in the denominator
counts-excluded = Left out by a rule

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
