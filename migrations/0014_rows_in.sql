-- Taking in half a million rows: figures by name lie as they were written, and one index finds where and when something happened, and what reports the same.

alter table event_versions alter column measures type json using measures::json;
alter table figure_versions alter column labels type json using labels::json;
drop index event_versions_same;
drop index event_versions_where;
create index event_versions_where on event_versions (source, country, from_day, same);
