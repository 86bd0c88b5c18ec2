-- What somebody last saw of one page among many: a text, so that it can show what changed since.

alter table visits add column place text not null default '';
alter table visits drop constraint visits_pkey;
alter table visits add primary key (person, place);
comment on table visits is 'The present visit of a person to Today or to a text, and the end of the one before. Not an act; only the door role reads it.';
comment on column visits.place is 'The text; empty for Today.';
