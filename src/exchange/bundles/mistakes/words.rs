//! Wrong agreements, signatures, papers and consents.

use super::*;
use crate::method::agreements::text_hash;

const AGREEMENTS: &str =
    "ref,case,kind,employer,placement,state,common,for_trainee,for_employer,for_coach,drafted_on,sent_on,active_on,ended_on,end_note\n";
const SIGNATURES: &str = "ref,agreement,party,state,shown,text_hash,asked_on,said_on,said_at,channel,grade,comment,statement,scan\n";
const SHARINGS: &str = "ref,placement,whose,kind,session,objective,gap,wording,text_hash,state,asked_on,said_on,said_at,channel,grade,\
    comment,statement,scan,ended_on,end_note\n";
const PULSES: &str = "ref,placement,side,asked_on,going,wants_call,said_on,said_at,called_on,called_at,due_on\n";
const G1: &str = "G1,C1,tripartite,E1,A1,active,Ensemble,Sa part,Leur part,Ma part,2025-03-01,2025-03-02,2025-03-05,,\n";

/// A row of `signatures.csv`; what was said begins with its day.
fn signature(key: &str, of: &str, shown: &str, said: &str) -> String {
    let (agreement, party, state) = {
        let mut p = of.split(' ');
        (p.next().unwrap(), p.next().unwrap(), p.next().unwrap())
    };
    format!("{key},{agreement},{party},{state},\"{shown}\",{},2025-03-02,{said}\n", text_hash(shown))
}

fn of_trainee(state: &str, said: &str) -> String {
    signature("S1", &format!("G1 trainee {state}"), "Ensemble\n\nSa part\n\nMa part", said)
}
fn of_employer(said: &str) -> String {
    signature("S2", "G1 employer signed", "Ensemble\n\nLeur part\n\nMa part", said)
}
fn of_coach(said: &str) -> String {
    signature("S3", "G1 coach signed", "Ensemble\n\nSa part\n\nLeur part\n\nMa part", said)
}

const BESIDE: &str = "2025-03-05,2025-03-05T10:00,beside,B,,,";
const PAPER: &str = "2025-03-04,2025-03-06T10:00,paper,B,,,R1";
const ACCOUNT: &str = "2025-03-02,2025-03-02T10:00,account,A,,,";

fn signatures() -> String {
    // An older text, overtaken: what was said of it stays.
    let older = signature("S0", "G1 trainee overtaken", "Ensemble", "2025-03-03,2025-03-03T10:00,link,A,Oui,,");
    format!("{SIGNATURES}{older}{}{}{}", of_trainee("signed", BESIDE), of_employer(PAPER), of_coach(ACCOUNT))
}

/// A row of `sharings.csv` without its ref: its placement, whose it is, its kind and source, then its state and what follows.
fn sharing(source: &str, wording: &str, rest: &str) -> String {
    format!("A1,{source},{wording},{},{rest}\n", text_hash(wording))
}

const AGREED: &str = "agreed,2025-03-10,2025-03-11,2025-03-11T10:00,link,A,,,,,";

fn with_words() -> Vec<(&'static str, Vec<u8>)> {
    let mut files = right();
    files.retain(|(name, _)| !["cases.csv", "placements.csv"].contains(name));
    let h1 = sharing("trainee,words,,,", "Mon dos", AGREED);
    let h2 = sharing("trainee,note,Z1,,", "Le matin", "asked,2025-03-10,,,,,,,,,");
    let h3 = sharing(
        "employer,words,,,",
        "Le samedi",
        "revoked,2025-03-10,2025-03-10,2025-03-12T10:00,paper,C,,Au dossier,,2025-04-01,Plus maintenant",
    );
    for (name, text) in [
        ("cases.csv", "ref,trainee,coach,opened_on\nC1,P1,M1,2025-01-02\nC2,P1,M1,2025-01-02\n".to_owned()),
        ("placements.csv", "ref,case,employer,kind,started_on\nA1,C1,E1,cdi,2025-03-01\nA2,C2,E1,cdi,2025-03-01\n".to_owned()),
        ("sessions.csv", "ref,case,held_on,side,note,audience\nZ1,C1,2025-03-01,trainee,Le matin,employer\nZ2,C2,2025-03-01,trainee,Oui,employer\nZ3,C1,2025-03-01,trainee,Oui,trainee\n".to_owned()),
        ("scans.csv", format!("ref,case,name,sha256,added_at\nR1,C1,papier.jpg,{0},2025-03-06T10:00\nR2,C2,autre.pdf,{0},2025-03-06T10:00\n", "0a".repeat(32))),
        ("agreement_texts.csv", "ref,kind,language,common,for_trainee,for_coach,written_at\nT1,coach_trainee,fr,{personne} et {coach},Je viens,Je réponds,2025-01-05T10:00\n".to_owned()),
        ("agreements.csv", format!("{AGREEMENTS}{G1}")),
        ("signatures.csv", signatures()),
        ("sharings.csv", format!("{SHARINGS}H1,{h1}H2,{h2}H3,{h3}")),
        ("pulses.csv", format!("{PULSES}U1,A1,trainee,2025-03-10,well,,2025-03-10,2025-03-10T10:00,,,\n")),
    ] {
        files.push((name, text.into_bytes()));
    }
    files
}

/// The places told wrong when these files are others.
fn told(others: &[(&'static str, &str)]) -> String {
    let mut files = with_words();
    files.retain(|(name, _)| !others.iter().any(|(other, _)| other == name));
    files.extend(others.iter().map(|(name, text)| (*name, text.as_bytes().to_vec())));
    places(&files, &Bundle::default()).join(" ")
}

#[test]
fn agreements_that_contradict_themselves_or_their_words() {
    assert_eq!(places(&with_words(), &Bundle::default()), Vec::<String>::new());
    let parts = "Ensemble,Sa part,Leur part,Ma part";
    for (row, wrong) in [
        (format!("C1,tripartite,E1,A1,ended,{parts},2025-03-01,2025-03-02,2025-03-05,2025-04-01,Fini"), ""),
        (format!("C1,tripartite,E1,A1,sent,{parts},2025-03-01,2025-03-02,,,"), "agreements.csv:2:state"),
        (format!("C1,tripartite,E1,A1,lapsed,{parts},2025-03-01,2025-03-02,,2025-04-01,"), "agreements.csv:2:state"),
        (format!("C1,tripartite,E1,A1,active,{parts},2025-03-01,2025-03-02,2025-03-04,,"), "agreements.csv:2:active_on"),
        (format!("C1,tripartite,E1,A1,active,{parts},2025-03-01,2025-03-02,2025-03-05,2025-04-01,"), "agreements.csv:2:ended_on"),
        (format!("C1,tripartite,E1,A1,active,{parts},2025-03-01,2025-03-02,2025-03-05,,Fini"), "agreements.csv:2:end_note"),
        (format!("C1,tripartite,E1,A1,active,{parts},2025-03-01,2025-03-02,,,"), "agreements.csv:2:active_on"),
        (format!("C1,tripartite,E1,A1,ended,{parts},2025-03-01,2025-03-02,2025-03-05,2025-03-04,"), "agreements.csv:2:ended_on"),
        (format!("C1,tripartite,E1,A1,active,{parts},2025-03-03,2025-03-02,2025-03-05,,"), "agreements.csv:2:sent_on"),
        (
            format!("C1,tripartite,,,active,{parts},2025-03-01,2025-03-02,2025-03-05,,"),
            "agreements.csv:2:employer agreements.csv:2:placement",
        ),
        (format!("C1,tripartite,E1,A2,active,{parts},2025-03-01,2025-03-02,2025-03-05,,"), "agreements.csv:2:placement"),
        (format!("C1,tripartite,E1,A9,active,{parts},2025-03-01,2025-03-02,2025-03-05,,"), "agreements.csv:2:placement"),
        // A word of the text that was shown to all is another one: nobody has signed that.
        (
            format!("C1,tripartite,E1,A1,active,{},2025-03-01,2025-03-02,2025-03-05,,", parts.replace("Ensemble", "Autrement")),
            "signatures.csv:3:shown signatures.csv:8:shown signatures.csv:13:shown",
        ),
        // The other's part is not shown: neither is it missed.
        (
            format!("C1,tripartite,E1,A1,active,{},2025-03-01,2025-03-02,2025-03-05,,", parts.replace("Sa part", "Sa parole")),
            "signatures.csv:3:shown signatures.csv:13:shown",
        ),
        ("C1,tripartite,E1,A1,active,,Sa part,Leur part,Ma part,2025-03-01,2025-03-02,2025-03-05,,".to_owned(), "agreements.csv:2:common"),
    ] {
        let read = told(&[("agreements.csv", &format!("{AGREEMENTS}G1,{row}\n"))]);
        if row.contains(",,Sa part") {
            assert!(read.starts_with(wrong), "{row}: {read}");
        } else {
            assert_eq!(read, wrong, "{row}");
        }
    }
}

#[test]
fn a_draft_has_asked_nobody_and_what_was_sent_has_asked_everybody() {
    let draft = format!("{AGREEMENTS}{G1}G2,C1,coach_trainee,,,draft,Ensemble,Sa part,,Ma part,2025-03-01,,,,\n");
    assert_eq!(told(&[("agreements.csv", &draft)]), "");
    let asked = signature("S9", "G2 trainee waiting", "Ensemble\n\nSa part\n\nMa part", ",,,,,,");
    let words = format!("{}{asked}", signatures());
    assert_eq!(told(&[("agreements.csv", &draft), ("signatures.csv", &words)]), "signatures.csv:20:agreement");
    let sent = draft.replace(",draft,", ",sent,").replace("2025-03-01,,,,\n", "2025-03-01,2025-03-02,,,\n");
    assert_eq!(told(&[("agreements.csv", &sent), ("signatures.csv", &words)]), "agreements.csv:3:state", "the coach was not asked");
    let other = draft.replace("Sa part,,Ma part", "Sa part,Leur part,Ma part");
    assert_eq!(told(&[("agreements.csv", &other)]), "agreements.csv:3:for_employer");
}

#[test]
fn words_that_prove_no_more_than_their_way() {
    let trainee = |state: &str, said: &str| {
        told(&[("signatures.csv", &format!("{SIGNATURES}{}{}{}", of_trainee(state, said), of_employer(PAPER), of_coach(ACCOUNT)))])
    };
    for (state, said, wrong) in [
        ("signed", BESIDE, ""),
        ("signed", "2025-03-05,2025-03-05T10:00,link,A,D’accord,,", ""),
        ("signed", "2025-03-05,2025-03-05T10:00,beside,A,,,", "signatures.csv:2:grade"),
        ("signed", "2025-03-05,2025-03-05T10:00,paper,A,,,R1", "signatures.csv:2:grade"),
        ("signed", "2025-03-05,2025-03-05T10:00,paper,B,,Au dossier,", "signatures.csv:2:grade"),
        ("signed", "2025-03-05,2025-03-05T10:00,paper,C,,,", "signatures.csv:2:statement"),
        ("signed", "2025-03-05,2025-03-05T10:00,paper,C,Oui,Au dossier,", "signatures.csv:2:comment"),
        ("signed", "2025-03-05,2025-03-05T10:00,paper,B,,,R2", "signatures.csv:2:scan"),
        ("signed", "2025-03-05,2025-03-05T10:00,paper,B,,,R9", "signatures.csv:2:scan"),
        ("signed", "2025-03-05,2025-03-05T10:00,beside,B,,Au dossier,", "signatures.csv:2:statement"),
        ("signed", "2025-03-05,2025-03-05T10:00,link,A,,,R1", "signatures.csv:2:scan"),
        ("signed", "2025-03-05,2025-03-05T10:00,account,A,,,", "signatures.csv:2:channel"),
        ("signed", "2025-03-05,2025-03-09T10:00,link,A,,,", "signatures.csv:2:said_at"),
        ("signed", "2025-03-05,2025-03-01T10:00,paper,C,,Au dossier,", "signatures.csv:2:said_at"),
        ("signed", "2025-03-05,,link,A,,,", "signatures.csv:2:said_at"),
        ("signed", "2025-03-05,2025-03-05T10:00,,A,,,", "signatures.csv:2:channel"),
        ("signed", "2025-03-05,2025-03-05T10:00,beside,,,,", "signatures.csv:2:grade"),
        ("signed", "2025-03-01,2025-03-01T10:00,beside,B,,,", "signatures.csv:2:said_on agreements.csv:2:active_on"),
        ("waiting", BESIDE, "agreements.csv:2:state signatures.csv:2:said_on"),
        ("refused", "2025-03-05,2025-03-05T10:00,paper,C,,Au dossier,", "agreements.csv:2:state signatures.csv:2:state"),
        ("overtaken", BESIDE, "agreements.csv:2:state"),
    ] {
        let mut read: Vec<String> = trainee(state, said).split_whitespace().map(str::to_owned).collect();
        let mut wrong: Vec<&str> = wrong.split_whitespace().collect();
        read.sort();
        wrong.sort_unstable();
        assert_eq!(read, wrong, "{state} {said}");
    }
    let forged = signatures().replacen(&text_hash("Ensemble\n\nSa part\n\nMa part"), &text_hash("autre chose"), 1);
    assert_eq!(told(&[("signatures.csv", &forged)]), "signatures.csv:3:text_hash");
    let twice = format!("{}{}", signatures(), of_trainee("refused", BESIDE).replace("S1,", "S8,"));
    assert_eq!(told(&[("signatures.csv", &twice)]), "signatures.csv:20:state", "one present word each");
    let early = signatures().replace("2025-03-02,2025-03-05", "2025-03-01,2025-03-05");
    assert_eq!(told(&[("signatures.csv", &early)]), "signatures.csv:3:asked_on");
}

#[test]
fn consents_that_contradict_themselves_or_what_is_around_them() {
    let one = |row: String| told(&[("sharings.csv", &format!("{SHARINGS}H1,{row}"))]);
    let words = |rest: &str| one(sharing("trainee,words,,,", "Mon dos", rest));
    for (rest, wrong) in [
        (AGREED, ""),
        ("asked,2025-03-10,,,,,,,,,", ""),
        ("withdrawn,2025-03-10,,,,,,,,2025-03-20,", ""),
        ("declined,2025-03-10,2025-03-11,2025-03-11T10:00,beside,B,Non,,,,", ""),
        ("agreed,2025-03-10,,,,,,,,,", "sharings.csv:2:said_on"),
        ("asked,2025-03-10,2025-03-11,2025-03-11T10:00,link,A,,,,,", "sharings.csv:2:said_on"),
        ("agreed,2025-03-10,2025-03-09,2025-03-09T10:00,link,A,,,,,", "sharings.csv:2:said_on"),
        ("agreed,2025-03-10,2025-03-11,2025-03-11T10:00,beside,A,,,,,", "sharings.csv:2:grade"),
        ("agreed,2025-03-10,2025-03-11,2025-03-11T10:00,account,A,,,,,", "sharings.csv:2:channel"),
        ("declined,2025-03-10,2025-03-11,2025-03-11T10:00,paper,C,,Non,,,", "sharings.csv:2:channel"),
        ("agreed,2025-03-10,2025-03-11,2025-03-11T10:00,link,A,,,,2025-03-20,", "sharings.csv:2:ended_on"),
        ("revoked,2025-03-10,2025-03-11,2025-03-11T10:00,link,A,,,,,", "sharings.csv:2:ended_on"),
        ("revoked,2025-03-10,2025-03-11,2025-03-11T10:00,link,A,,,,2025-03-10,", "sharings.csv:2:ended_on"),
        ("agreed,2025-03-10,2025-03-11,2025-03-11T10:00,link,A,,,,,Fini", "sharings.csv:2:end_note"),
        ("agreed,2025-03-10,2025-03-11,2025-03-11T10:00,paper,B,,,R2,,", "sharings.csv:2:scan"),
    ] {
        assert_eq!(words(rest), wrong, "{rest}");
    }
    for (source, wrong) in [
        ("trainee,note,Z1,,", ""),
        ("trainee,note,,,", "sharings.csv:2:session"),
        ("trainee,words,Z1,,", "sharings.csv:2:session"),
        ("trainee,note,Z2,,", "sharings.csv:2:session"),
        // Written for the person, not for the firm.
        ("trainee,note,Z3,,", "sharings.csv:2:session"),
        ("employer,note,Z3,,", ""),
        ("trainee,objective,,,", "sharings.csv:2:objective"),
        ("trainee,adjustment,,,X9", "sharings.csv:2:gap"),
    ] {
        assert_eq!(one(sharing(source, "Le matin", AGREED)), wrong, "{source}");
    }
    let forged = sharing("trainee,words,,,", "Mon dos", AGREED).replace("Mon dos", "Mon genou");
    assert_eq!(one(forged), "sharings.csv:2:text_hash");
    assert_eq!(one(sharing("trainee,words,,,", " ", AGREED)), "sharings.csv:2:wording");
    let no = "declined,2025-03-10,2025-03-11,2025-03-11T10:00,beside,B,,,,,";
    let twice = format!("{}H8,{}", sharing("trainee,words,,,", "Mon dos", no), sharing("trainee,words,,,", "Mon dos", AGREED));
    assert_eq!(one(twice), "sharings.csv:3:wording", "a no is not asked away");
}

#[test]
fn texts_and_papers_that_cannot_be() {
    let text = |row: &str| {
        told(&[("agreement_texts.csv", &format!("ref,kind,language,common,for_trainee,for_employer,for_coach,written_at\nT1,{row}\n"))])
    };
    assert_eq!(text("coach_trainee,fr,{personne},,,Je réponds,2025-01-05"), "");
    assert_eq!(text("coach_trainee,fr,{nom},,,Je réponds,2025-01-05"), "agreement_texts.csv:2:common");
    assert_eq!(text("coach_trainee,fr,Ensemble,,Leur part,Je réponds,2025-01-05"), "agreement_texts.csv:2:for_employer");
    assert_eq!(text("coach_trainee,fr,Ensemble,,,,2025-01-05"), "agreement_texts.csv:2:for_coach");
    assert_eq!(text("coach_trainee,de,Ensemble,,,Je réponds,2025-01-05"), "agreement_texts.csv:2:language");
    let paper = |name: &str, hash: &str| {
        let own =
            format!("ref,case,name,sha256,added_at\nR1,C1,papier.jpg,{0},2025-03-06\nR3,C1,{name},{hash},2025-03-06\n", "0a".repeat(32));
        told(&[("scans.csv", &own)])
    };
    let hash = "1b".repeat(32);
    assert_eq!(paper("a-1_b.pdf", &hash), "");
    for name in ["../a.pdf", "a b.pdf", "a.exe", ".pdf", "a\"b.pdf", "é.pdf"] {
        assert_eq!(paper(&format!("\"{}\"", name.replace('"', "\"\"")), &hash), "scans.csv:3:name", "{name}");
    }
    for hash in ["../../etc/passwd", "1B1b", &hash.to_uppercase(), &hash[1..]] {
        assert_eq!(paper("a.pdf", hash), "scans.csv:3:sha256", "{hash}");
    }
}

#[test]
fn pulses_that_contradict_themselves() {
    let one = |row: &str| told(&[("pulses.csv", &format!("{PULSES}U1,A1,{row}\n"))]);
    for (row, wrong) in [
        ("trainee,2025-03-10,,,,,,,", ""),
        ("employer,2025-03-10,well,no,2025-03-11,2025-03-11T10:00,,,", ""),
        ("employer,2025-03-10,difficulty,,2025-03-11,2025-03-11T10:00,,,", ""),
        ("employer,2025-03-10,difficulty,,2025-03-11,2025-03-11T10:00,2025-03-11,2025-03-11T10:00,2025-03-15", ""),
        ("trainee,2025-03-10,,yes,2025-03-11,2025-03-11T10:00,2025-03-11,2025-03-11T10:00,2025-03-13", ""),
        ("coach,2025-03-10,,,,,,,", "pulses.csv:2:side"),
        ("trainee,2025-02-28,,,,,,,", "pulses.csv:2:asked_on"),
        ("trainee,2025-03-10,well,,,,,,", "pulses.csv:2:said_on pulses.csv:2:said_at"),
        ("trainee,2025-03-10,,,2025-03-11,2025-03-11T10:00,,,", "pulses.csv:2:said_on pulses.csv:2:said_at"),
        ("trainee,2025-03-10,well,,2025-03-11,2025-03-14T10:00,,,", "pulses.csv:2:said_at"),
        ("trainee,2025-03-10,well,,2025-03-09,2025-03-09T10:00,,,", "pulses.csv:2:said_on"),
        ("trainee,2025-03-10,stuck,,2025-03-11,2025-03-11T10:00,,,", "pulses.csv:2:called_on pulses.csv:2:called_at pulses.csv:2:due_on"),
        (
            "trainee,2025-03-10,well,no,2025-03-11,2025-03-11T10:00,2025-03-11,2025-03-11T10:00,2025-03-13",
            "pulses.csv:2:called_on pulses.csv:2:called_at pulses.csv:2:due_on",
        ),
        ("trainee,2025-03-10,stuck,,2025-03-11,2025-03-11T10:00,2025-03-11,2025-03-11T10:00,2025-03-10", "pulses.csv:2:due_on"),
        ("trainee,2025-03-10,difficulty,,2025-03-11,2025-03-11T10:00,2025-03-11,,2025-03-13", "pulses.csv:2:called_at"),
    ] {
        assert_eq!(one(row), wrong, "{row}");
    }
}

/// What was said stays, in whatever way a bundle would have it otherwise; and nothing is added to what was agreed here.
#[test]
fn what_was_agreed_is_never_rewritten() {
    let dir = folder(&with_words());
    let known = take(dir.path(), &Zone::named("Europe/Paris").unwrap(), &Bundle::default()).unwrap().over(&Bundle::default());
    let told = |name: &'static str, text: &str| places(&[(name, text.as_bytes().to_vec())], &known).join(" ");
    assert_eq!(told("signatures.csv", &signatures()), "", "twice is once");
    assert_eq!(told("signatures.csv", "ref,grade\nS1,A\n"), "signatures.csv:2:ref");
    assert_eq!(told("signatures.csv", "ref,name\nS1,Une autre\n"), "signatures.csv:2:ref");
    assert_eq!(told("signatures.csv", &format!("{SIGNATURES}{}", of_trainee("refused", BESIDE))), "signatures.csv:2:ref");
    let added = format!("{SIGNATURES}{}", of_trainee("overtaken", BESIDE).replace("S1,", "S8,"));
    assert_eq!(told("signatures.csv", &added), "signatures.csv:2:agreement");
    assert_eq!(told("agreements.csv", "ref,state,ended_on\nG1,ended,2025-04-01\n"), "agreements.csv:2:ref");
    assert_eq!(told("sharings.csv", "ref,state\nH2,agreed\n"), "sharings.csv:2:ref");
    assert_eq!(told("pulses.csv", "ref,wants_call\nU1,no\n"), "pulses.csv:2:ref");
    assert_eq!(told("scans.csv", &format!("ref,sha256\nR1,{}\n", "1b".repeat(32))), "scans.csv:2:ref");
    assert_eq!(told("agreement_texts.csv", "ref,common\nT1,Autrement\n"), "agreement_texts.csv:2:ref");
    assert_eq!(told("placements.csv", "ref,case\nA1,C2\n"), "placements.csv:2:case");
    assert_eq!(told("placements.csv", "ref,case\nA2,C1\n"), "", "nobody agreed to anything about it");
    assert_eq!(told("sessions.csv", "ref,case\nZ1,C2\n"), "sessions.csv:2:case");
    assert_eq!(told("sessions.csv", "ref,audience\nZ1,coach\n"), "sessions.csv:2:audience");
    assert_eq!(told("sessions.csv", "ref,audience\nZ2,coach\n"), "");
}
