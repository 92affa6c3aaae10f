//! Sessions: contacts that took place, or should have.
//!
//! Invariant: a session's note is read only by those in its audience; audiences are nested
//! (coach ⊂ structure ⊂ trainee ⊂ employer).

words! {
    /// With whom.
    Side "side" { Trainee "trainee", Employer "employer", Tripartite "tripartite", ThirdParty "third_party" }
    /// Where.
    Place "place" {
        Workplace "workplace", Structure "structure", Phone "phone", Video "video", Home "home", Outside "outside",
    }
    /// Who may read a note, from the fewest to the most.
    NoteAudience "audience" { Coach "coach", Structure "structure", Trainee "trainee", Employer "employer" }
    /// How it goes for a side.
    Mood "mood" { GoingWell "going_well", ToWatch "to_watch", Stuck "stuck" }
}
