//! Trainees (*personnes accompagnées*): identity, contact, stay in the structure.
//!
//! Invariant: no social-security number, ever; a stay ends on or after the day it began.

words! {
    Sex "sex" { F "F", M "M", X "X" }

    /// Level of education reached.
    Education "education" {
        NeverSchooled "never_schooled", BelowCap "below_cap", CapBep "cap_bep", Bac "bac", Bac2 "bac2", Bac3 "bac3",
        Bac5 "bac5", Other "other",
    }

    /// Eligibility criteria for work-integration employment, level 1 then level 2.
    Criterion "criterion" {
        Rsa "rsa", Ass "ass", Aah "aah", Deld24 "deld24",
        LowEducation "low_education", Senior "senior", Young "young", Ase "ase", Deld12 "deld12", Disabled "disabled",
        SingleParent "single_parent", Homeless "homeless", Refugee "refugee", Zrr "zrr", Qpv "qpv",
        Detention "detention", FrenchBelowA1 "french_below_a1", Mobility "mobility",
    }

    /// What stands in the way of work.
    Barrier "barrier" {
        Literacy "literacy", Rights "rights", Housing "housing", Mobility "mobility", Health "health",
        Justice "justice", Debt "debt", Availability "availability",
    }

    /// Why a stay in the structure ended (`indicators.md`, section 3).
    ExitReason "exit" {
        Cdi "cdi", CddGe6 "cdd_ge6", CddLt6 "cdd_lt6", TempGe6 "temp_ge6", TempLt6 "temp_lt6",
        CivilService "civil_service", BusinessCreation "business_creation", SubsidisedContract "subsidised_contract",
        QualifyingTraining "qualifying_training", OtherSiae "other_siae", OtherPositive "other_positive",
        Retirement "retirement", Unemployed "unemployed", Inactive "inactive", NoNews "no_news",
        Automatic "automatic", EndOfContract "end_of_contract", EndOfTrial "end_of_trial",
        SeriousMisconduct "serious_misconduct", CourtDecision "court_decision", LongIllness "long_illness",
        Death "death", EmployerTransfer "employer_transfer", Moved "moved",
    }
}
