//! The files of skills: the structure's own frameworks, assessments with who was asked and what they said, and the days on which
//! members trained. What was published or sealed is never rewritten by a bundle.

use super::*;
use crate::exchange::bundles::cells::{Edition, Since, Subject};
use crate::method::{assessments::*, frameworks::*};
use crate::people::training::TrainingKind;

rows! {
    /// An item of a version of one of the structure's own frameworks, with what is said of the whole in each row.
    "frameworks.csv" FrameworkRow FrameworkCells key(code, version, item) {
        code "code": String,
        name "name": Option<String>,
        kind "kind": FrameworkKind,
        version "version": Edition,
        item "item": String,
        label "label": Option<String>,
        domain "domain": Option<String>,
        max_level "max_level": Option<i64>,
        dimension "dimension": Option<Dimension>,
        /// The words of each level, the lowest first, joined by `|`.
        levels "levels": Option<String>,
        help "help": Option<String>,
        rome "rome": Option<String>,
        picture "picture": Option<Picture>,
        about "about": Option<String>,
        published_on "published_on": Since,
        draft "draft": YesNo,
    }
    /// What several sources say of a person, or of an establishment.
    "assessments.csv" AssessmentRow AssessmentCells key(reference) {
        reference "ref": String,
        subject "subject": Subject,
        framework "framework": String,
        explained_on "explained_on": Option<Day>,
        assessed_on "assessed_on": Option<Day>,
        sealed_on "sealed_on": Option<Day>,
        contested "contested": Option<bool>,
        /// The version of the framework; the latest, unless it is said.
        version "version": Option<i64>,
        case "case" -> "cases.csv": Option<String>,
        /// What its days do not tell.
        state "state": Option<AssessmentState>,
        prepared_on "prepared_on": Option<Day>,
        purpose "purpose": Option<String>,
        explained_by "explained_by" -> "members.csv": Option<String>,
        synthesis "synthesis": Option<String>,
        synthesised_on "synthesised_on": Option<Day>,
        synthesised_by "synthesised_by" -> "members.csv": Option<String>,
        said_on "said_on": Option<Day>,
        said_comment "said_comment": Option<String>,
        /// Whether the person, or the firm, pressed it themselves.
        said_by_link "said_by_link": YesNo,
        sealed_by "sealed_by" -> "members.csv": Option<String>,
        supersedes "supersedes" -> "assessments.csv": Option<String>,
        dropped_on "dropped_on": Option<Day>,
        dropped_reason "dropped_reason": Option<String>,
    }
    /// Somebody who was asked to rate; for who rated without a row here, there is one by itself.
    "sources.csv" SourceRow SourceCells key(assessment, source) {
        assessment "assessment" -> "assessments.csv": String,
        source "source": Source,
        member "member" -> "members.csv": Option<String>,
        asked_on "asked_on": Day,
        given_on "given_on" after "asked_on": Option<Day>,
    }
    /// What a source says of an item; without a level, that it was not assessed. Nothing of it is told before the ratings were
    /// laid side by side.
    "ratings.csv" RatingRow RatingCells key(assessment, source, item) {
        assessment "assessment" -> "assessments.csv": String,
        source "source": Source,
        item "item": String,
        level "level": Option<i64>,
        support "support": Option<Support>,
    }
    /// A day, or part of one, that a member trained.
    "training_days.csv" TrainingDayRow TrainingDayCells key(member, on, kind) {
        member "member" -> "members.csv": String,
        on "on": Day,
        kind "kind": TrainingKind,
        days "days": Hundredths,
        note "note": Option<String>,
    }
}

impl FrameworkRow {
    /// What tells one version of a framework from another.
    pub fn edition(&self) -> (String, i64) {
        (self.code.clone(), self.version.0)
    }
}
