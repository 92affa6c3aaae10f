-- Assessments rated behind mailed addresses, and agreed to behind one.

-- Whether the person, or the firm, pressed it themselves; otherwise the coach noted what they said.
alter table assessments add column said_by_link boolean not null default false;

-- How often somebody without an account pressed behind their address.
alter table sources add column presses bigint not null default 0;

-- Which addresses were not withdrawn, kind by kind: who has not answered is reminded.
create index doors_live on doors (structure_id, purpose, subject) where withdrawn_at is null;

-- When a firm's capacity was looked at within a case: the coach's day asks for each job.
create index assessments_by_case_firm on assessments (structure_id, case_id, employer_id);
