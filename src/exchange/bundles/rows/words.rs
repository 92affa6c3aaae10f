//! The files of what people agreed to: texts, photographed papers, agreements with each party's word, what one side lets the
//! other read. What was said is never rewritten by a bundle, only brought along.

use super::*;
use crate::kernel::Language;
use crate::method::{agreements::*, pulses::*, sharing::*};

rows! {
    /// A text that agreements of a kind begin with, as somebody wrote it; the latest of a language holds.
    "agreement_texts.csv" AgreementTextRow AgreementTextCells key(reference) {
        reference "ref": String,
        kind "kind": AgreementKind,
        language "language": Language,
        common "common": Option<String>,
        for_trainee "for_trainee": Option<String>,
        for_employer "for_employer": Option<String>,
        for_coach "for_coach": Option<String>,
        written_at "written_at": Moment,
        member "member" -> "members.csv": Option<String>,
    }
    /// A paper that was signed and photographed; the photograph is a file of its own in the folder `scans`, called by its hash.
    "scans.csv" ScanRow ScanCells key(reference) {
        reference "ref": String,
        case "case" -> "cases.csv": String,
        /// What it is called when it is handed out.
        name "name": String,
        /// SHA-256 of its bytes, in hexadecimal digits.
        sha256 "sha256": String,
        added_at "added_at": Moment,
        member "member" -> "members.csv": Option<String>,
    }
    /// What coach and person, coach and firm, or all three promise each other.
    "agreements.csv" AgreementRow AgreementCells key(reference) {
        reference "ref": String,
        case "case" -> "cases.csv": String,
        kind "kind": AgreementKind,
        employer "employer" -> "employers.csv": Option<String>,
        placement "placement" -> "placements.csv": Option<String>,
        state "state": AgreementState,
        common "common": Option<String>,
        for_trainee "for_trainee": Option<String>,
        for_employer "for_employer": Option<String>,
        for_coach "for_coach": Option<String>,
        drafted_on "drafted_on": Day,
        sent_on "sent_on" after "drafted_on": Option<Day>,
        active_on "active_on" after "sent_on": Option<Day>,
        ended_on "ended_on" after "drafted_on": Option<Day>,
        end_note "end_note": Option<String>,
    }
    /// What one party was asked and said, with the text it was shown.
    "signatures.csv" SignatureRow SignatureCells key(reference) {
        reference "ref": String,
        agreement "agreement" -> "agreements.csv": String,
        party "party": Party,
        /// Who was asked.
        name "name": Option<String>,
        state "state": SignatureState,
        shown "shown": String,
        /// SHA-256 of the text that was shown, in hexadecimal digits.
        text_hash "text_hash": String,
        asked_on "asked_on": Day,
        said_on "said_on" after "asked_on": Option<Day>,
        said_at "said_at": Option<Moment>,
        channel "channel": Option<Channel>,
        grade "grade": Option<Grade>,
        comment "comment": Option<String>,
        statement "statement": Option<String>,
        scan "scan" -> "scans.csv": Option<String>,
        member "member" -> "members.csv": Option<String>,
    }
    /// Words that one side of the trio was asked to let the other read, and what became of them.
    "sharings.csv" SharingRow SharingCells key(reference) {
        reference "ref": String,
        placement "placement" -> "placements.csv": String,
        whose "whose": Whose,
        kind "kind": SharingKind,
        session "session" -> "sessions.csv": Option<String>,
        objective "objective" -> "objectives.csv": Option<String>,
        gap "gap" -> "gaps.csv": Option<String>,
        wording "wording": String,
        /// SHA-256 of the wording, in hexadecimal digits.
        text_hash "text_hash": String,
        /// Who was asked.
        name "name": Option<String>,
        state "state": SharingState,
        asked_on "asked_on": Day,
        asked_by "asked_by" -> "members.csv": Option<String>,
        said_on "said_on" after "asked_on": Option<Day>,
        said_at "said_at": Option<Moment>,
        channel "channel": Option<Channel>,
        grade "grade": Option<Grade>,
        comment "comment": Option<String>,
        statement "statement": Option<String>,
        scan "scan" -> "scans.csv": Option<String>,
        ended_on "ended_on" after "asked_on": Option<Day>,
        end_note "end_note": Option<String>,
        ended_by "ended_by" -> "members.csv": Option<String>,
    }
    /// Two questions to one side of a job, and what it answered.
    "pulses.csv" PulseRow PulseCells key(reference) {
        reference "ref": String,
        placement "placement" -> "placements.csv": String,
        side "side": PulseSide,
        /// Who was asked.
        name "name": Option<String>,
        asked_on "asked_on": Day,
        asked_by "asked_by" -> "members.csv": Option<String>,
        going "going": Option<Going>,
        wants_call "wants_call": Option<bool>,
        said_on "said_on" after "asked_on": Option<Day>,
        said_at "said_at": Option<Moment>,
        /// Since when the answer asks for a contact, and by when that is due.
        called_on "called_on" after "asked_on": Option<Day>,
        called_at "called_at": Option<Moment>,
        due_on "due_on" after "called_on": Option<Day>,
    }
}
