//! Invented attestations, for tests and for looking at: nobody in them exists, and every address ends in `.example`.

use super::{Attestation, Attester, Domain, Framework, Holder, Skill, Structure, Verification};
use crate::{
    kernel::Language,
    method::assessments::Source::{self, Client, Coach, Employer, Myself, Supervisor},
};
use time::macros::{date, datetime};

const NOT_YET: usize = 0;
const WITH_HELP: usize = 1;
const ALONE: usize = 2;
const SHOWS_OTHERS: usize = 3;

fn words(levels: [&str; 4]) -> Vec<String> {
    levels.map(str::to_owned).to_vec()
}

/// All of them.
pub fn all() -> Vec<Attestation> {
    vec![short_fr(), short_en(), long_fr(), long_en(), hard()]
}

fn skill(wording: &str, level: usize, sources: &[Source]) -> Skill {
    Skill { wording: wording.into(), level, sources: sources.to_vec() }
}

fn domain(name: &str, skills: Vec<Skill>) -> Domain {
    Domain { name: name.into(), skills }
}

/// One page, in French.
pub fn short_fr() -> Attestation {
    Attestation {
        language: Language::Fr,
        holder: Holder { first_name: "Samira".into(), last_name: "Œuvrard-Benkacem".into(), birth_date: Some(date!(1994 - 03 - 14)) },
        structure: Structure {
            name: "La Passerelle".into(),
            city: "Tourcoing".into(),
            address: "https://jalon.example/issuers/la-passerelle".into(),
        },
        framework: Framework { name: "Autonomie au poste".into(), version: "2026.1".into() },
        purpose: "Préparer la fin du contrat d’insertion et la recherche d’un emploi dans la restauration collective.".into(),
        period: (date!(2026 - 02 - 03), date!(2026 - 10 - 20)),
        scale: words(["pas encore", "avec de l’aide", "en autonomie", "peut montrer aux autres"]),
        domains: vec![
            domain(
                "Organiser son travail",
                vec![
                    skill("Arriver à l’heure et prévenir en cas d’empêchement", SHOWS_OTHERS, &[Myself, Supervisor, Employer]),
                    skill("Préparer son poste avant le service", ALONE, &[Myself, Employer, Coach]),
                ],
            ),
            domain(
                "Travailler avec les autres",
                vec![
                    skill("Demander de l’aide quand une consigne n’est pas claire", ALONE, &[Myself, Supervisor]),
                    skill("Accueillir un client à la ligne de self", WITH_HELP, &[Employer, Client]),
                ],
            ),
            domain(
                "Connaître les règles du métier",
                vec![
                    skill("Suivre le plan de nettoyage et remplir la feuille de suivi", ALONE, &[Supervisor, Employer]),
                    skill("Contrôler les températures à la réception des denrées", NOT_YET, &[Myself, Employer]),
                ],
            ),
        ],
        comment: Some("J’ai aimé travailler en cuisine. Je cherche un poste avec des horaires de journée.".into()),
        attester: Attester { name: "Claire Vandewalle".into(), role: "responsable qualité".into() },
        issued: datetime!(2026-11-12 09:30 UTC),
        verification: Verification { code: "7QK4-M2XD-9TFA".into(), address: "https://jalon.example/verify/7QK4-M2XD-9TFA".into() },
    }
}

/// One page, in English, without a birth date or a comment.
pub fn short_en() -> Attestation {
    Attestation {
        language: Language::En,
        holder: Holder { first_name: "Łukasz".into(), last_name: "Żółkiewski-Świątek".into(), birth_date: None },
        structure: Structure {
            name: "Le Tremplin".into(),
            city: "Namur".into(),
            address: "https://jalon.example/issuers/le-tremplin".into(),
        },
        framework: Framework { name: "Autonomy at work".into(), version: "2026.1".into() },
        purpose: "To show a new employer what was learnt in the joinery workshop.".into(),
        period: (date!(2026 - 04 - 01), date!(2026 - 09 - 30)),
        scale: words(["not yet", "with help", "independently", "can show others"]),
        domains: vec![
            domain(
                "Organising one’s work",
                vec![
                    skill("Reads a cutting list and prepares the boards", ALONE, &[Myself, Supervisor]),
                    skill("Keeps the bench and the tools in order", SHOWS_OTHERS, &[Supervisor, Coach]),
                ],
            ),
            domain(
                "Safety",
                vec![
                    skill("Uses the panel saw with its guards in place", WITH_HELP, &[Myself, Supervisor, Coach]),
                    skill("Stops the machine and calls when something is wrong", ALONE, &[Supervisor, Employer]),
                ],
            ),
        ],
        comment: None,
        attester: Attester { name: "Thomas Delvigne".into(), role: "director".into() },
        issued: datetime!(2026-10-15 14:00 UTC),
        verification: Verification { code: "P3WN-8HRC-LX5J".into(), address: "https://jalon.example/verify/P3WN-8HRC-LX5J".into() },
    }
}

const DOMAINS_FR: [(&str, [&str; 8]); 5] = [
    (
        "Organiser son travail",
        [
            "Arriver à l’heure et prévenir en cas d’empêchement",
            "Préparer son poste et ses outils avant de commencer",
            "Suivre l’ordre des étapes d’une fiche de travail",
            "Finir une tâche avant d’en commencer une autre, ou dire pourquoi elle attend",
            "Estimer le temps qu’il faut pour une tâche connue",
            "Ranger et nettoyer son poste en fin de journée",
            "Signaler ce qui manque avant la rupture de stock",
            "S’adapter quand le programme de la journée change",
        ],
    ),
    (
        "Comprendre et communiquer",
        [
            "Comprendre une consigne donnée à l’oral",
            "Lire une consigne écrite courte et un pictogramme",
            "Reformuler une consigne pour vérifier qu’elle est comprise",
            "Demander de l’aide quand une consigne n’est pas claire",
            "Répondre à un appel de l’équipe et transmettre un message complet\u{202f}: qui, quoi, pour quand",
            "Remplir une feuille de suivi",
            "Parler d’une difficulté avec son tuteur ou sa tutrice",
            "Utiliser la messagerie de l’équipe",
        ],
    ),
    (
        "Travailler avec les autres",
        [
            "Saluer et se présenter à une personne nouvelle",
            "Partager les outils et l’espace de travail",
            "Accepter une remarque et en tenir compte",
            "Faire une remarque à un collègue sans le blesser",
            "Montrer un geste à quelqu’un qui débute",
            "Accueillir un client et l’orienter",
            "Garder pour soi ce qui est confidentiel",
            "Participer à une réunion d’équipe",
        ],
    ),
    (
        "Travailler en sécurité",
        [
            "Porter l’équipement de protection prévu",
            "Vérifier une machine avant de s’en servir, selon la fiche affichée à côté du poste, et refuser de l’utiliser lorsque \
         la protection manque ou que le bouton d’arrêt d’urgence ne répond pas",
            "Porter une charge sans se faire mal",
            "Reconnaître les produits dangereux à leur étiquette",
            "Arrêter son travail et prévenir en cas de danger",
            "Savoir où est le point de rassemblement",
            "Trier les déchets du poste",
            "Se tenir à jour de ses vaccins et visites médicales",
        ],
    ),
    (
        "Préparer la suite",
        [
            "Parler de son métier et de ce qu’on y a appris",
            "Mettre à jour son CV avec l’aide d’un modèle",
            "Chercher une offre et comprendre ce qu’elle demande",
            "Préparer un entretien et poser ses propres questions",
            "Organiser son trajet jusqu’à un nouveau lieu de travail",
            "Comprendre son contrat, ses horaires et sa fiche de paie",
            "Demander une formation et dire à quoi elle servira",
            "Tenir ses papiers et ses démarches à jour",
        ],
    ),
];

const DOMAINS_EN: [(&str, [&str; 8]); 5] = [
    (
        "Organising one’s work",
        [
            "Arrives on time and calls when something comes up",
            "Prepares the workplace and the tools before starting",
            "Follows the order of the steps on a work sheet",
            "Finishes one task before the next, or says why it has to wait",
            "Estimates how long a known task takes",
            "Tidies and cleans the workplace at the end of the day",
            "Says what is running out before it is gone",
            "Adapts when the plan of the day changes",
        ],
    ),
    (
        "Understanding and communicating",
        [
            "Understands an instruction that is told",
            "Reads a short written instruction and a pictogram",
            "Repeats an instruction in own words to check it",
            "Asks for help when an instruction is not clear",
            "Takes a call from the team and passes on a complete message: who, what, by when",
            "Fills in a follow-up sheet",
            "Speaks about a difficulty with the tutor",
            "Uses the team’s messaging",
        ],
    ),
    (
        "Working with others",
        [
            "Greets somebody new and introduces oneself",
            "Shares tools and space",
            "Accepts a remark and takes it into account",
            "Makes a remark to a colleague without hurting",
            "Shows a movement to a beginner",
            "Welcomes a client and shows the way",
            "Keeps to oneself what is confidential",
            "Takes part in a team meeting",
        ],
    ),
    (
        "Working safely",
        [
            "Wears the protective equipment",
            "Checks a machine before using it, by the sheet displayed beside it, and refuses to use it when the guard is missing or \
         the emergency stop does not answer",
            "Carries a load without getting hurt",
            "Recognises dangerous products by their label",
            "Stops working and warns the others in case of danger",
            "Knows where the assembly point is",
            "Sorts the waste of the workplace",
            "Keeps vaccinations and medical visits up to date",
        ],
    ),
    (
        "Preparing what comes next",
        [
            "Talks about the trade and what was learnt in it",
            "Updates a CV with the help of a model",
            "Looks for a vacancy and understands what it asks for",
            "Prepares an interview and asks own questions",
            "Plans the way to a new workplace",
            "Understands the contract, the hours and the pay slip",
            "Asks for training and says what it is for",
            "Keeps papers and formalities up to date",
        ],
    ),
];

/// Forty skills at various levels.
fn forty(domains: &[(&str, [&str; 8])]) -> Vec<Domain> {
    let levels = [ALONE, WITH_HELP, SHOWS_OTHERS, ALONE, NOT_YET, ALONE, WITH_HELP];
    let views: [&[Source]; 4] =
        [&[Myself, Supervisor], &[Myself, Supervisor, Employer], &[Supervisor, Employer, Coach], &[Myself, Employer, Client, Coach]];
    let one = |(d, (name, wordings)): (usize, &(&str, [&str; 8]))| {
        let one = |(s, wording): (usize, &&str)| skill(wording, levels[(d * 3 + s) % 7], views[(d + s) % 4]);
        domain(name, wordings.iter().enumerate().map(one).collect())
    };
    domains.iter().enumerate().map(one).collect()
}

/// Forty skills over several pages, in French, with long names.
pub fn long_fr() -> Attestation {
    Attestation {
        holder: Holder {
            first_name: "Marie-Bénédicte".into(),
            last_name: "d’Haëne-Lefèbvre de la Rivière-aux-Œillets".into(),
            birth_date: Some(date!(1979 - 07 - 01)),
        },
        structure: Structure {
            name: "Coopérative d’insertion par l’activité économique «\u{202f}Les Ateliers de l’Œuf et du Hêtre\u{202f}»".into(),
            city: "Villeneuve-d’Ascq".into(),
            address: "https://jalon.example/issuers/ateliers-oeuf-hetre".into(),
        },
        framework: Framework { name: "Autonomie au poste, édition complète en cinq domaines".into(), version: "2026.2".into() },
        domains: forty(&DOMAINS_FR),
        comment: Some(
            "Pendant ces huit mois, j’ai changé d’atelier deux fois. J’ai préféré la menuiserie.\n\nMon tuteur m’a laissé le \
             temps de refaire\u{202f}; c’est comme cela que j’apprends. Je voudrais continuer dans une petite équipe."
                .into(),
        ),
        verification: Verification { code: "K2VH-6YDM-R8ZT".into(), address: "https://jalon.example/verify/K2VH-6YDM-R8ZT".into() },
        ..short_fr()
    }
}

/// Forty skills over several pages, in English.
pub fn long_en() -> Attestation {
    Attestation {
        domains: forty(&DOMAINS_EN),
        holder: Holder { first_name: "Nguyễn Thị".into(), last_name: "Ánh-Tuyết".into(), birth_date: None },
        verification: Verification { code: "W9CB-4GQS-3NEP".into(), address: "https://jalon.example/verify/W9CB-4GQS-3NEP".into() },
        ..short_en()
    }
}

/// What breaks layouts: Arabic, Greek and Cyrillic beside Latin, a word longer than a line, no-break spaces everywhere.
pub fn hard() -> Attestation {
    let mut attestation = short_fr();
    attestation.holder = Holder { first_name: "ليلى Leïla".into(), last_name: "بن يوسف Ben Youssef".into(), birth_date: None };
    attestation.structure.name = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft-Nord".into();
    attestation.domains[0].skills[0].wording =
        "Lire un plan coté en mm\u{202f}; comparer à 2\u{a0}500\u{202f}€ près «\u{202f}l’écart\u{202f}» — fiche qualité, office, ﬁn".into();
    attestation.domains[0].skills[1].wording =
        "Anticonstitutionnellementanticonstitutionnellementanticonstitutionnellementanticonstitutionnellement".into();
    attestation.domains[1].name = "Ελληνικά, Українська, العربية".into();
    attestation.comment = Some("أحببت العمل في المطبخ، وأبحث عن عمل في النهار.".into());
    attestation.verification =
        Verification { code: "H4RD-0NE2-TEST".into(), address: "https://jalon.example/verify/H4RD-0NE2-TEST".into() };
    attestation
}
