-- Attestations of skills: a paper and a credential, made once from a sealed assessment and never rewritten.

-- The structures that attest, and the address under which anybody finds their keys. A structure that never attested is not here.
-- It is known to no structure but its own, and to whoever was handed one of its attestations.
create table issuers (
    structure_id uuid not null primary key references structures (id),
    -- Drawn by lot: the name by which a structure works here can be guessed, and who works here is nobody's business.
    name text not null unique,
    -- Whole, as the signed documents name it: it stays what it was.
    address text not null,
    since bigint not null
);

-- To which structure a code belongs that somebody reads from a paper.
create table attestation_codes (
    code text not null primary key,
    structure_id uuid not null references structures (id)
);

-- What a structure signs with. One key at a time; what an earlier one signed still holds, unless it was revoked.
create table issuer_keys (
    structure_id uuid not null references structures (id),
    id uuid not null,
    -- The part of its address after the number sign; never used twice.
    name text not null,
    public_key text not null,
    -- The secret half, sealed with the service's key; nothing is left of it once it signs no more.
    sealed text,
    made_at bigint not null,
    made_by_id uuid,
    retired_at bigint,
    -- It may have been in other hands: nothing it signed is believed.
    revoked_at bigint,
    revoked_reason text,
    ended_by_id uuid,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, name),
    foreign key (structure_id, made_by_id) references members (structure_id, id),
    foreign key (structure_id, ended_by_id) references members (structure_id, id),
    check ((sealed is null) = (retired_at is not null or revoked_at is not null)),
    check ((revoked_at is null) = (revoked_reason is null)),
    check (retired_at >= made_at),
    check (revoked_at >= made_at)
);
create unique index issuer_keys_in_force on issuer_keys (structure_id) where sealed is not null;

-- Which attestations were revoked, as a signed list of places that tells nothing of anybody (Bitstring Status List 1.0).
create table status_lists (
    structure_id uuid not null references structures (id),
    id uuid not null,
    number bigint not null check (number >= 1),
    -- How many of its places were given.
    given bigint not null default 0 check (given >= 0),
    document text not null,
    signed_at bigint not null,
    valid_until bigint not null,
    primary key (structure_id, id),
    unique (structure_id, number),
    check (valid_until > signed_at)
);

create table attestations (
    structure_id uuid not null references structures (id),
    id uuid not null,
    code text not null,
    assessment_id uuid not null,
    trainee_id uuid not null,
    -- Unknown for an assessment that a bundle told.
    case_id uuid,
    language text not null check (language in ('fr', 'en')),
    -- How many skills it shows.
    skills bigint not null check (skills >= 1),
    -- Where it was made out.
    place text not null,
    -- The day on which the person chose what it shows.
    agreed_on date not null,
    issued_on date not null,
    issued_at bigint not null,
    signed_by_id uuid not null,
    -- The credential without its proof, and the proof: signed with another key, only the proof changes.
    claims text not null,
    proof text not null,
    key_id uuid not null,
    list_id uuid not null,
    list_place bigint not null check (list_place between 0 and 131071),
    -- The one before, which this one takes the place of.
    replaces_id uuid,
    ending text check (ending in ('withdrawn', 'replaced')),
    revoked_on date,
    revoked_by_id uuid,
    reason text,
    version bigint not null default 1,
    paper_sha256 text not null,
    -- The PDF in base64, as the scans are kept; the last column, so that reading the others does not walk over it.
    paper text not null,
    primary key (structure_id, id),
    unique (structure_id, code),
    unique (structure_id, list_id, list_place),
    foreign key (structure_id, assessment_id) references assessments (structure_id, id),
    foreign key (structure_id, trainee_id) references trainees (structure_id, id),
    foreign key (structure_id, case_id) references cases (structure_id, id),
    foreign key (structure_id, signed_by_id) references members (structure_id, id),
    foreign key (structure_id, key_id) references issuer_keys (structure_id, id),
    foreign key (structure_id, list_id) references status_lists (structure_id, id),
    foreign key (structure_id, replaces_id) references attestations (structure_id, id),
    foreign key (structure_id, revoked_by_id) references members (structure_id, id),
    check (agreed_on <= issued_on),
    check (revoked_on >= issued_on),
    check ((ending is null) = (revoked_on is null)),
    check ((ending is not null and ending = 'withdrawn') = (reason is not null))
);
create index attestations_by_trainee on attestations (structure_id, trainee_id, issued_on);
create index attestations_by_assessment on attestations (structure_id, assessment_id);
create index attestations_revoked on attestations (structure_id, list_id) where ending is not null;
-- One takes the place of one.
create unique index attestations_replaced on attestations (structure_id, replaces_id) where replaces_id is not null;
