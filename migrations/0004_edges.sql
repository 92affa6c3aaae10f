-- The last contact on each edge of the trio, kept with the case: a coach's day, lists and digests read it for many cases at once.

alter table cases add column met_trainee_on date;
alter table cases add column met_employer_on date;
alter table cases add column missed_trainee bigint not null default 0 check (missed_trainee >= 0);
alter table cases add column missed_employer bigint not null default 0 check (missed_employer >= 0);
alter table cases add column stuck_on date;

-- What a new version of the program did once for the rows that were there before it.
create table catch_ups (
    name text primary key,
    done_at bigint not null
);
