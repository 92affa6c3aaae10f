-- What bundles and mails needed: the consent that somebody was put forward with, and which mails a person wants.

-- The consent that stood when somebody was put forward: it is proved by this day when the person's record says another one, or
-- none, later. Whoever was put forward before this column has none of their own; their record's counts.
alter table candidates add column consent_on date check (consent_on <= put_on);

-- What a person's address in the structure was ever written to about without having asked, and whether they want it; nothing
-- said means what is usual. Its secret address is derived from the id, and kept as a hash.
create table mail_wishes (
    structure_id uuid not null references structures (id),
    id uuid not null,
    -- Without case.
    address text not null,
    kind text not null check (kind in ('questions', 'digest')),
    token_hash text not null,
    language text not null,
    wanted boolean,
    said_at bigint,
    primary key (structure_id, id),
    unique (structure_id, address, kind),
    unique (structure_id, token_hash),
    check ((wanted is null) = (said_at is null))
);

-- The mails that nobody asked for, each with the wish it leaves by. The id is the mail's.
create table unasked_mails (
    structure_id uuid not null references structures (id),
    id uuid not null,
    wish_id uuid not null,
    primary key (structure_id, id),
    foreign key (structure_id, id) references mails (structure_id, id),
    foreign key (structure_id, wish_id) references mail_wishes (structure_id, id)
);
create index unasked_mails_by_wish on unasked_mails (structure_id, wish_id);

-- The week in numbers that somebody was told, or for which there was nothing to say. The week is its Monday.
create table digests (
    structure_id uuid not null references structures (id),
    id uuid not null,
    member_id uuid not null,
    week_on date not null,
    mail_id uuid,
    primary key (structure_id, id),
    unique (structure_id, member_id, week_on),
    foreign key (structure_id, member_id) references members (structure_id, id),
    foreign key (structure_id, mail_id) references mails (structure_id, id)
);

-- What those who steer look at in all of a structure.
create index plans_without_bilan on plans (structure_id, last_day) where bilan is null;
create index links_unanswered on links (structure_id, created_at) where answered_at is null;
create index cases_by_contact on cases (structure_id, stage, met_trainee_on);
create index cases_by_firm_contact on cases (structure_id, stage, met_employer_on);
