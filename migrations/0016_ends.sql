-- Which jobs ended lately: what bound them is ended on the day after, by itself.
create index placements_by_end on placements (structure_id, ended_on) where ended_on is not null;
