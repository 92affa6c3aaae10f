-- Whose accompaniment a coach holds is told without reading the accompaniments.
drop index cases_under_way;
create index cases_under_way on cases (structure_id, coach_id, trainee_id) where closed_on is null;
