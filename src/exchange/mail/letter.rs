//! A letter as it leaves: plain text first, then the same with one button.

use super::Transport;
use crate::config::Config;
use askama::Template;
use lettre::{
    AsyncTransport, Message,
    message::{Mailbox, MultiPart, header},
};
use uuid::Uuid;

/// A letter of either outbox.
#[derive(Debug, Clone, sqlx::FromRow)]
pub struct Outgoing {
    pub id: Uuid,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    pub attempts: i64,
}

#[derive(Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    subject: &'a str,
    /// Paragraphs; the one that is an address becomes the button.
    paragraphs: Vec<&'a str>,
    link: &'a str,
    /// The address that turns the kind of mail off; the paragraph that ends with it becomes small print.
    stop: &'a str,
}

/// What a letter tells its reader alone, made when it leaves.
pub struct Secrets<'a> {
    pub link: &'a str,
    /// Of a letter nobody asked for.
    pub stop: Option<&'a str>,
    /// The digits of a code somebody asked for.
    pub code: Option<&'a str>,
}

/// Why a letter did not leave.
#[derive(Debug)]
pub struct Unsent {
    /// What the server or the way to it said.
    pub said: String,
    /// There is no such mailbox, or it takes nothing: trying for days would not help.
    pub nobody: bool,
}

impl From<String> for Unsent {
    fn from(said: String) -> Self {
        Unsent { said, nobody: false }
    }
}

/// Hands a letter to the server.
///
/// # Errors
/// [`Unsent`].
pub async fn send(config: &Config, transport: &Transport, letter: &Outgoing, secrets: &Secrets<'_>) -> Result<(), Unsent> {
    let message = message(config, letter, secrets)?;
    transport.send(message).await.map(|_| ()).map_err(|e| {
        let nobody = e.status().is_some_and(|code| MAILBOX.contains(&code.to_string().as_str()));
        Unsent { said: without_address(&e.to_string(), &letter.recipient), nobody }
    })
}

/// What a server said, without the person's address: servers repeat it, and what they say goes to the log.
fn without_address(said: &str, address: &str) -> String {
    // In whatever case the server writes it; ASCII letters keep their places.
    let (low, wanted) = (said.to_ascii_lowercase(), address.to_ascii_lowercase());
    let (mut out, mut at) = (String::new(), 0);
    for (found, _) in low.match_indices(&wanted) {
        out.push_str(&said[at..found]);
        out.push('…');
        at = found + wanted.len();
    }
    out + &said[at..]
}

/// What a server says of a mailbox that is not there or takes nothing (RFC 5321, 4.2.3; RFC 7504).
const MAILBOX: [&str; 4] = ["550", "551", "553", "556"];

fn message(config: &Config, letter: &Outgoing, secrets: &Secrets<'_>) -> Result<Message, String> {
    let (link, stop) = (secrets.link, secrets.stop.unwrap_or_default());
    let from: Mailbox = config.mail_from.parse().map_err(|e| format!("the sender cannot be used: {e}"))?;
    let to: Mailbox = letter.recipient.parse().map_err(|e| format!("the recipient cannot be used: {e}"))?;
    let mut text = letter.body.replace("{link}", link).replace("{stop}", stop);
    if let Some(code) = secrets.code {
        text = text.replace("{code}", code);
    }
    let paragraphs = text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()).collect();
    let html = Html { subject: &letter.subject, paragraphs, link, stop }.render().map_err(|e| e.to_string())?;
    let mut message = Message::builder();
    if let Some(stop) = secrets.stop {
        message = message.header(ListUnsubscribe(format!("<{stop}>")));
        // Mailboxes press by themselves over https only.
        if stop.starts_with("https://") {
            message = message.header(ListUnsubscribePost);
        }
    }
    message
        .from(from)
        .to(to)
        .subject(&letter.subject)
        .message_id(Some(format!("<{}@{}>", letter.id, config.host())))
        // Answers to our questions come by the link, and absence notes help nobody.
        .header(AutoSubmitted)
        .multipart(MultiPart::alternative_plain_html(text.clone(), html))
        .map_err(|e| e.to_string())
}

#[derive(Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }
    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// Where a mailbox offers to turn the mails off (RFC 2369).
#[derive(Clone)]
struct ListUnsubscribe(String);

impl header::Header for ListUnsubscribe {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("List-Unsubscribe")
    }
    fn parse(s: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(ListUnsubscribe(s.to_owned()))
    }
    fn display(&self) -> header::HeaderValue {
        // An address is longer than a line and must not be broken.
        header::HeaderValue::dangerous_new_pre_encoded(Self::name(), self.0.clone(), self.0.clone())
    }
}

/// That one press there is enough (RFC 8058).
#[derive(Clone)]
struct ListUnsubscribePost;

impl header::Header for ListUnsubscribePost {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }
    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(ListUnsubscribePost)
    }
    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(base: &str, stop: Option<&str>) -> String {
        let read = Config::read(|name| match name {
            "JALON_BASE_URL" => Some(base.to_owned()),
            "JALON_SECRET_KEY" => Some("5a".repeat(32)),
            _ => None,
        });
        let letter = Outgoing {
            id: Uuid::nil(),
            recipient: "lea@fournil.example".into(),
            subject: "Une question".into(),
            body: "Bonjour\n\n{link}\n\nArreter : {stop}".into(),
            attempts: 0,
        };
        let secrets = Secrets { link: "https://jalon.example/l/x", stop, code: None };
        String::from_utf8(message(&read.unwrap(), &letter, &secrets).unwrap().formatted()).unwrap()
    }

    #[test]
    fn a_mail_nobody_asked_for_says_how_to_stop_it_in_its_head_and_its_body() {
        let stop = format!("https://jalon.example/m/{}", "A".repeat(43));
        let mail = written("https://jalon.example", Some(&stop));
        assert!(mail.contains(&format!("List-Unsubscribe: <{stop}>\r\n")), "{mail}");
        assert!(mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{mail}");
        let whole = mail.replace("=\r\n", "");
        assert!(whole.contains(&format!("Arreter : {stop}")) && whole.contains(&format!("<a href=3D\"{stop}\"")), "{whole}");
        let plain = written("http://127.0.0.1:8080", Some("http://127.0.0.1:8080/m/x"));
        assert!(plain.contains("List-Unsubscribe: <") && !plain.contains("List-Unsubscribe-Post"), "{plain}");
        assert!(!written("https://jalon.example", None).contains("List-Unsubscribe"));
    }

    #[test]
    fn what_a_server_says_is_kept_without_the_persons_address() {
        let said = "permanent error (550): 5.1.1 <Lea@Fournil.example>: no such user lea@fournil.example here";
        let kept = without_address(said, "lea@fournil.example");
        assert_eq!(kept, "permanent error (550): 5.1.1 <…>: no such user … here");
        assert_eq!(without_address("é refused", "x@y.example"), "é refused");
    }
}
