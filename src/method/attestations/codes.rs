//! What is drawn by lot and read by people: the code of an attestation, and the name of an issuer.
//!
//! A code has sixty random bits, so that none is found by trying while tries are counted ([`super::verifying`]); it is no secret all
//! the same, because it stands on a paper that goes from hand to hand: what it opens shows nothing of the person.

use crate::kernel::chance::Chance;

/// Digits and capitals without those that are taken for one another (Crockford's base 32).
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many signs a code has.
const LENGTH: usize = 12;

fn drawn<const N: usize>(chance: &Chance) -> [char; N] {
    // 256 is a multiple of 32: every sign is as likely as another.
    chance.bytes::<N>().map(|byte| SIGNS[usize::from(byte % 32)] as char)
}

/// A new code, in three groups: `7QK4-M2XD-9TFA`.
pub fn draw(chance: &Chance) -> String {
    grouped(&drawn::<LENGTH>(chance).into_iter().collect::<String>())
}

/// A new issuer's name: forty random bits in small letters.
pub fn draw_name(chance: &Chance) -> String {
    drawn::<8>(chance).into_iter().collect::<String>().to_lowercase()
}

/// Whether an issuer could be called so: anything else need not be looked for, and an engine may not even take it.
pub fn is_name(text: &str) -> bool {
    text.len() == 8 && text.bytes().all(|b| !b.is_ascii_uppercase() && SIGNS.contains(&b.to_ascii_uppercase()))
}

fn grouped(signs: &str) -> String {
    [&signs[..4], &signs[4..8], &signs[8..]].join("-")
}

/// Reads a code however it was typed: small letters, other or no hyphens, an O for a zero, an I or L for a one.
pub fn read(typed: &str) -> Option<String> {
    let sign = |c: char| match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let signs: String =
        typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}')).take(LENGTH + 1).map(sign).collect();
    let known = signs.len() == LENGTH && signs.bytes().all(|b| SIGNS.contains(&b));
    known.then(|| grouped(&signs))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let code = draw(&Chance::seeded(1));
        assert_eq!(code.len(), 14);
        for typed in [code.clone(), code.to_lowercase(), code.replace('-', ""), code.replace('-', " – "), format!(" {code}\n")] {
            assert_eq!(read(&typed).as_ref(), Some(&code), "{typed:?}");
        }
        assert_eq!(read("oil4-7777-7777").as_deref(), Some("0114-7777-7777"));
        for wrong in ["", "7QK4", "7QK4-M2XD-9TFU", "7QK4-M2XD-9TFA7", "7QK4-M2XD-9TFé", "../../etc/pas"] {
            assert_eq!(read(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn no_two_are_alike() {
        let chance = Chance::seeded(2);
        let codes: std::collections::BTreeSet<String> = (0..1000).map(|_| draw(&chance)).collect();
        assert_eq!(codes.len(), 1000);
        assert!((0..100).all(|_| is_name(&draw_name(&chance))));
        assert!(["", "0n2wpj4", "0n2wpj4xx", "0N2WPJ4X", "0n2wpj4\0", "0n2wpj4u"].iter().all(|odd| !is_name(odd)));
    }
}
