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

## milestones
milestones-title = Milestones
milestone-due = Due on { $date }
milestone-late = No answer since { $date }
milestone-asked = Asked on { $date }
milestone-asked-whom = Asked { $employer } on { $date }
milestone-ask = Ask
milestone-remind = Remind
milestone-record = Note a proof
milestone-ask-title = Ask the employer
milestone-ask-to = A mail leaves for { $name }, at { $email }.
milestone-ask-no-email = This employer has no mail address. Add it to their record.
milestone-ask-hint = The employer answers with one press, without an account. Their answer is the proof.
milestone-ask-employer = Ask the employer
milestone-remind-employer = Remind the employer
milestone-record-title = Note a proof
milestone-record-save = Save the proof
milestone-answer = How do things stand?
milestone-grade = On what basis
milestone-on = Seen or learnt on
milestone-comment = Details
said-milestone-ask = The question is on its way to the employer.
said-milestone-record = Proof saved.
said-milestone-answer = Your answer is saved.
said-link-withdraw = The link no longer works.
said-link-renew = A new link is on its way by mail.
err-confirmed-already = The employer has answered this question already.
err-no-contact-email = The employer has no usable mail address.
err-asked-today = The question left today already. Try again tomorrow.
err-before-placement = This date is before the first day of the job.
err-link-settled = The time to change the answer is over.
err-link-ended = This link no longer works.
err-link-not-expired = This link still works.
err-left-on = Give a date between the first day and today.
err-withdrawn-already = This link is withdrawn already.
answer-left-on = Last day: { $date }

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
link-your-answer = Your answer:
link-left-on = Last day worked
link-left-on-save = Send the date
link-change = Change my answer
link-change-until = You can change it until { $date }.
link-expired-title = This link no longer works
link-expired-what = We can send you a new one, to the same address.
link-renew = Get a new link
link-withdrawn-title = This question is withdrawn
link-withdrawn-what = There is nothing to do. For any question, { $coach } will answer you.
link-as = You answer as { $name }, { $employer }.
link-readers = Your answer is read by the person concerned and by { $coach }, jobcoach. It serves to follow the job and nothing else.
mail-question-subject = { $structure }: one question, one answer
mail-question-body =
    Hello { $contact },

    Is { $name } still working with you? One press is enough to answer, without an account or a password.

    { $link }

    The link works for { $days } days. You can change your answer for 14 days.

    { $coach }, jobcoach, { $structure }
