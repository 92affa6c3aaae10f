//! Passwords that a person can read aloud, new at each start.
//!
//! Invariant: nothing of a password is known before the demonstration starts; it holds letters, digits and hyphens only.

use crate::kernel::chance::Chance;

/// 64 words without accents, so that any keyboard types them.
const WORDS: [&str; 64] = [
    "abeille", "argile", "atelier", "aurore", "avoine", "balise", "banc", "barque", "bouleau", "brique", "brume", "cabane", "cadran",
    "canal", "cerise", "chaise", "chemin", "cigale", "clairon", "colline", "copeau", "corail", "crayon", "digue", "ecluse", "epi",
    "escale", "etoile", "fanal", "farine", "fenouil", "figue", "fontaine", "galet", "girafe", "glycine", "gravier", "hamac", "herbe",
    "hibou", "jardin", "lampe", "levain", "lierre", "lucarne", "maison", "marais", "mesange", "moulin", "nacelle", "noisette", "olive",
    "ombrelle", "palier", "passage", "pinceau", "platane", "rabot", "radeau", "rivage", "sapin", "sentier", "tilleul", "verger",
];

/// Three words with a number of two digits after each: about 37 bits, behind the sign-in's limits.
pub fn password(chance: &Chance) -> String {
    let bytes: [u8; 6] = chance.bytes();
    // 64 divides 256: each word is as likely as any other.
    let part = |pair: &[u8]| format!("{}{:02}", WORDS[usize::from(pair[0]) % WORDS.len()], pair[1] % 100);
    bytes.chunks_exact(2).map(part).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::accounts::Password;

    #[test]
    fn each_is_new_readable_and_accepted() {
        let chance = Chance::seeded(1);
        let many: std::collections::BTreeSet<String> = (0..200).map(|_| password(&chance)).collect();
        assert_eq!(many.len(), 200);
        for one in &many {
            assert!(one.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{one}");
            assert!(Password::choose(one, "claire.dumont@passerelle.example", "Claire Dumont").is_ok(), "{one}");
        }
    }
}
