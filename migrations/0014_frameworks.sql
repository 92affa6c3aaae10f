-- The structure's own frameworks of skills. Those that ship are the same for everybody and lie in the program.

-- One version of a framework, whole: its items and the wording of its levels are one document, written together and read
-- together, in the very form in which the shipped ones come. Published, it never changes.
create table frameworks (
    structure_id uuid not null references structures (id),
    id uuid not null,
    -- What bundles and programs call the framework; its versions share it.
    code text not null check (code <> ''),
    number bigint not null check (number >= 1),
    kind text not null check (kind in ('skills', 'autonomy', 'capacity')),
    -- The highest level; the lowest is 0.
    max_level bigint not null check (max_level between 1 and 6),
    grid text not null,
    made_on date not null,
    made_by_id uuid,
    published_on date,
    published_by_id uuid,
    version bigint not null default 1,
    primary key (structure_id, id),
    unique (structure_id, code, number),
    foreign key (structure_id, made_by_id) references members (structure_id, id),
    foreign key (structure_id, published_by_id) references members (structure_id, id),
    check (published_on >= made_on)
);
-- A framework has one draft at a time.
create unique index frameworks_draft on frameworks (structure_id, code) where published_on is null;
