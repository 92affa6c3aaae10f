-- Agreements, signatures, what is shared and photographed papers travel in bundles: each is found again by the `ref` it came
-- with, and a word that a bundle told says so.
alter table agreement_texts add column ref text;
create unique index agreement_texts_by_ref on agreement_texts (structure_id, ref);
alter table scans add column ref text;
create unique index scans_by_ref on scans (structure_id, ref);
alter table sharings add column ref text;
create unique index sharings_by_ref on sharings (structure_id, ref);

alter table signatures add column from_bundle boolean not null default false;
alter table sharings add column from_bundle boolean not null default false;

-- Whoever left without a known reason is listed, to be completed.
create index trainees_left_unknown on trainees (structure_id, left_on) where left_on is not null and exit_reason is null;
