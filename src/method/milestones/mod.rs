//! Milestones: stakes on the way of a placement that an employer can confirm, each with its grade of evidence.
//!
//! Invariant: an answer is never overwritten; the milestone shows the latest of the best-graded side.

words! {
    MilestoneKind "milestone" {
        Signed "SIGNED", Day1 "DAY1", Trial "TRIAL", W1 "W1", M1 "M1", M3 "M3", M6 "M6", M12 "M12",
        Renewed "RENEWED", Cdi "CDI", Hours "HOURS", Tutor "TUTOR", Adjusted "ADJUSTED", End "END",
    }
    /// `in_post` is yes, `difficulty` is yes with one, `left` is no.
    Answer "answer" { InPost "in_post", Difficulty "difficulty", Left "left" }
    /// A confirmed by the employer, B a document seen, C declared by the trainee or the coach.
    Grade "grade" { A "A", B "B", C "C" }
}
