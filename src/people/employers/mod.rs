//! Employers: one establishment each, with the people to talk to there.
//!
//! Invariant: a French number (SIRET) or a Belgian one is kept only when its check digits agree.

words! {
    Size "size" { Micro "micro", Small "small", Medium "medium", Large "large" }
    Country "country" { Fr "FR", Be "BE" }
}
