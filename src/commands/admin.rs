//! `jalon admin`: what only the operator of the server does.

use super::Done;
use clap::Subcommand;
use jalon::{
    app::App,
    desk::{Refusal, Role},
    kernel::{Day, Hundredths, Language, ids::*, signal::Signal},
    people::{
        accounts::admin::{self, Given},
        employers::Country,
        members::actions::InviteMember,
        structures::{Profile, StructureKind, store},
    },
};
use std::{io::Read, str::FromStr};

/// Reads one of our words as clap wants it.
fn word<T: FromStr<Err = Signal>>(s: &str) -> Result<T, String> {
    s.parse().map_err(|e: Signal| {
        let closest = e.args.iter().find(|(n, _)| n == "closest").map(|(_, v)| v.clone()).unwrap_or_default();
        if closest.is_empty() { format!("\"{s}\" is not one") } else { format!("\"{s}\" is not one; did you mean {closest}?") }
    })
}

#[derive(Subcommand)]
pub enum What {
    /// Create a network
    Network {
        #[arg(long)]
        slug: String,
        #[arg(long)]
        name: String,
        #[arg(long, value_parser = word::<Country>)]
        country: Country,
    },
    /// Create a region of a network
    Region {
        #[arg(long)]
        network: String,
        #[arg(long)]
        slug: String,
        #[arg(long)]
        name: String,
    },
    /// Create a structure
    Structure {
        #[arg(long)]
        network: String,
        #[arg(long)]
        region: Option<String>,
        #[arg(long)]
        slug: String,
        #[arg(long)]
        name: String,
        #[arg(long, value_parser = word::<StructureKind>)]
        kind: StructureKind,
        #[arg(long, value_parser = word::<Country>)]
        country: Country,
        #[arg(long, default_value = "Europe/Paris")]
        time_zone: String,
        #[arg(long, value_parser = word::<Language>, default_value = "fr")]
        language: Language,
        #[arg(long, value_parser = word::<Profile>, default_value = "rejoins")]
        profile: Profile,
    },
    /// Add a person to a structure, or an officer to a network or region; or end an officer's work
    Member {
        #[arg(long, required_unless_present = "network", conflicts_with = "network")]
        structure: Option<String>,
        #[arg(long)]
        network: Option<String>,
        #[arg(long, requires = "network")]
        region: Option<String>,
        #[arg(long)]
        email: String,
        #[arg(long, required_unless_present = "end")]
        name: Option<String>,
        /// director, quality_referent, jobcoach, supervisor, region_officer or network_officer; several joined by |
        #[arg(long, required_unless_present = "end")]
        role: Option<String>,
        #[arg(long, value_parser = word::<Hundredths>)]
        fte: Option<Hundredths>,
        /// Read the password from standard input
        #[arg(long)]
        password_stdin: bool,
        /// The officer of this network or region serves no more, and is signed out of it
        #[arg(long, requires = "network", conflicts_with_all = ["region", "name", "role", "fte", "password_stdin"])]
        end: bool,
    },
    /// Create an API token and print it, once (its id goes to standard error); or withdraw one
    Token {
        #[arg(long)]
        structure: String,
        #[arg(long, value_parser = word::<Role>, required_unless_present = "withdraw")]
        role: Option<Role>,
        #[arg(long, required_unless_present = "withdraw")]
        name: Option<String>,
        /// The id of a token that shall work no more
        #[arg(long, value_name = "ID", conflicts_with_all = ["role", "name"])]
        withdraw: Option<String>,
    },
}

/// Runs one of them.
pub async fn run(what: What) -> Done {
    let app = super::open().await?;
    match what {
        What::Network { slug, name, country } => {
            let made = store::create_network(&app.parts, &slug, &name, country).await;
            made.map(|_| ()).map_err(|e| said(&slug, e))
        }
        What::Region { network, slug, name } => {
            let network = network_id(&app, &network).await?;
            store::create_region(&app.parts, network, &slug, &name).await.map(|_| ()).map_err(|e| said(&slug, e))
        }
        What::Structure { network, region, slug, name, kind, country, time_zone, language, profile } => {
            let network = network_id(&app, &network).await?;
            let region = match region {
                Some(slug) => Some(region_id(&app, network, &slug).await?),
                None => None,
            };
            let new = store::NewStructure {
                network,
                region,
                slug: slug.clone(),
                name,
                kind,
                country,
                time_zone,
                language,
                profile,
                since: Day::FIRST,
            };
            store::create(&app.parts, new).await.map(|_| ()).map_err(|e| said(&slug, e))
        }
        What::Member { network: Some(network), email, end: true, .. } => {
            let id = network_id(&app, &network).await?;
            let ended = admin::end_officer(&app.parts, id, &email).await;
            let name = ended.map_err(|e| missing(e, || format!("\"{email}\" is no officer of \"{network}\"")))?;
            println!("{name} <{email}> is no officer of \"{network}\" any more");
            Ok(())
        }
        What::Member { structure, network, region, email, name, role, fte, password_stdin, .. } => {
            let (name, role) = (name.unwrap_or_default(), role.unwrap_or_default());
            let password = if password_stdin { Some(read_password()?) } else { None };
            if let Some(typed) = &password {
                // Before anybody is written down: a refused password leaves no member behind.
                admin::check_password(typed, &email, &name).map_err(refused)?;
            }
            match (structure, network) {
                (Some(slug), _) => member(&app, &slug, &email, &name, &role, fte).await?,
                (None, Some(network)) => officer(&app, &network, region, &email, &name, &role).await?,
                (None, None) => return Err("say --structure or --network".into()),
            }
            match admin::give_entry(&app.parts, &email, password.as_deref()).await.map_err(refused)? {
                Given::Ready => Ok(()),
                Given::Address(address) => {
                    println!("{address}");
                    Ok(())
                }
            }
        }
        What::Token { structure, withdraw: Some(id), .. } => withdraw(&app, &structure, &id).await,
        What::Token { structure, role, name, .. } => {
            let here = super::structure(&app, &structure).await?;
            let (Some(role), Some(name)) = (role, name) else { return Err("say --role and --name".into()) };
            let (id, secret) = admin::create_token(&app.parts, here, role, &name).await.map_err(refused)?;
            // Standard output holds the secret alone, for whoever reads it into a variable.
            eprintln!("id {id}; to withdraw it: jalon admin token --structure {structure} --withdraw {id}");
            println!("{secret}");
            Ok(())
        }
    }
}

async fn withdraw(app: &App, slug: &str, id: &str) -> Done {
    let here = super::structure(app, slug).await?;
    let found = match id.parse() {
        Ok(id) => admin::withdraw_token(&app.parts, &here, id).await,
        Err(_) => Err(Refusal::NotFound),
    };
    match found {
        Ok(token) => {
            println!("withdrawn: {} {} \"{}\"", token.id, token.role, token.name);
            Ok(())
        }
        Err(Refusal::NotFound) => {
            let all = admin::tokens(&app.parts, &here).await.map_err(|e| e.to_string())?;
            let all: String = all.iter().map(|t| format!("\n  {} {} \"{}\"", t.id, t.role, t.name)).collect();
            Err(format!("\"{slug}\" has no token {id} that works; it has:{}", if all.is_empty() { " none" } else { &all }))
        }
        Err(other) => Err(refused(other)),
    }
}

/// Says what was not found by its own words.
fn missing(r: Refusal, what: impl FnOnce() -> String) -> String {
    if matches!(r, Refusal::NotFound) { what() } else { refused(r) }
}

async fn network_id(app: &App, slug: &str) -> Result<NetworkId, String> {
    let found = store::network_by_slug(&app.parts, slug).await.map_err(|e| e.to_string())?;
    found.ok_or_else(|| format!("there is no network \"{slug}\""))
}

async fn region_id(app: &App, network: NetworkId, slug: &str) -> Result<RegionId, String> {
    let found = store::region_by_slug(&app.parts, network, slug).await.map_err(|e| e.to_string())?;
    found.ok_or_else(|| format!("the network has no region \"{slug}\""))
}

fn said(slug: &str, e: jalon::db::Error) -> String {
    match e {
        jalon::db::Error::Taken => format!("\"{slug}\" is in use already"),
        other => other.to_string(),
    }
}

/// A refusal in one English sentence.
pub fn refused(r: Refusal) -> String {
    match r {
        Refusal::Said(all) => {
            let one = |s: &jalon::desk::Said| {
                let text = jalon::web::texts::say_signal(Language::En, &s.signal);
                if s.field.is_empty() { text } else { format!("{}: {text}", s.field) }
            };
            all.iter().map(one).collect::<Vec<_>>().join("; ")
        }
        other => other.to_string(),
    }
}

fn read_password() -> Result<String, String> {
    let mut typed = String::new();
    std::io::stdin().read_to_string(&mut typed).map_err(|e| format!("the password cannot be read: {e}"))?;
    Ok(typed.trim_end_matches(['\n', '\r']).to_owned())
}

async fn member(app: &App, slug: &str, email: &str, name: &str, role: &str, fte: Option<Hundredths>) -> Done {
    let here = super::structure(app, slug).await?;
    let roles: Result<Vec<Role>, String> = role.split('|').map(word::<Role>).collect();
    let invite = InviteMember {
        id: None,
        name: name.parse().map_err(|_| "--name: expected a name".to_owned())?,
        email: email.parse().map_err(|_| format!("--email: \"{email}\" is not an address"))?,
        role: roles?,
        fte,
    };
    admin::act(&app.parts, here, invite).await.map(|_| ()).map_err(refused)
}

async fn officer(app: &App, network: &str, region: Option<String>, email: &str, name: &str, role: &str) -> Done {
    let id = network_id(app, network).await?;
    let region = match (region, role) {
        (Some(slug), "region_officer") => Some(region_id(app, id, &slug).await?),
        (None, "network_officer") => None,
        _ => return Err("--role: network_officer with --network alone, region_officer with --region too".into()),
    };
    admin::add_officer(&app.parts, id, region, email, name).await.map_err(refused)
}
