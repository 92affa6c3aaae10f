-- What bundles and mails needed: the consent that somebody was put forward with, and which mails a person wants.

-- The consent that stood when somebody was put forward: it is proved by this day when the person's record says another one, or
-- none, later. Whoever was put forward before this column has none of their own; their record's counts.
alter table candidates add column consent_on date check (consent_on <= put_on);
