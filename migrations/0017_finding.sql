-- Whose accompaniment a coach holds is told without reading the accompaniments; the last column is there because an engine
-- that compares it wants to find it here.
drop index cases_under_way;
create index cases_under_way on cases (structure_id, coach_id, trainee_id, closed_on) where closed_on is null;
