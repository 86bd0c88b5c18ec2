-- What of the records exchanged with other nodes a TAXII client may read: one row for each version of each STIX object. The text stays in
-- the tables of the exchange and is put into its object when it is asked for, so that what is deleted there is nowhere else.

create table taxii_objects (
  added bigint primary key,
  kind text not null,
  object text not null,
  type text not null,
  version text not null,
  created text not null,
  first boolean not null,
  until bigint,
  revoked boolean not null,
  emptied boolean not null,
  origin text not null,
  record text,
  hash text,
  part text not null,
  "of" text,
  marking text,
  refs text[] not null,
  said jsonb,
  seq bigint not null,
  audience text[] not null,
  example boolean not null
);
create index taxii_objects_newest on taxii_objects (kind, added) where until is null and not revoked;
create index taxii_objects_all on taxii_objects (kind, added);
create index taxii_objects_type on taxii_objects (kind, type, added);
create index taxii_objects_object on taxii_objects (object, kind, added);
create index taxii_objects_record on taxii_objects (record) where record is not null;
create index taxii_objects_hash on taxii_objects (hash) where hash is not null;
comment on table taxii_objects is 'Versions of STIX objects in the collections of TAXII clients. Written in the order of acts before an answer is made.';
comment on column taxii_objects.added is 'When it was listed, in microseconds since 1970. No two rows of a desk have the same, and a later row has a larger one.';
comment on column taxii_objects.kind is 'Kind of record: a collection each.';
comment on column taxii_objects.object is 'STIX identifier.';
comment on column taxii_objects.type is 'STIX type.';
comment on column taxii_objects.version is 'STIX modified, or created where the type has no versions.';
comment on column taxii_objects.created is 'STIX created: the same in every version.';
comment on column taxii_objects.first is 'The first version of the object in this kind.';
comment on column taxii_objects.until is 'When the next version was listed; null while this is the newest.';
comment on column taxii_objects.revoked is 'This version revokes the object.';
comment on column taxii_objects.emptied is 'The record was recalled: nothing of what it said is told.';
comment on column taxii_objects.origin is 'The node whose record it is.';
comment on column taxii_objects.record is 'The record; null for what stands for itself.';
comment on column taxii_objects.hash is 'Hash of the revision, or of the recall that revokes it.';
comment on column taxii_objects.part is 'main, note, or a translation of either (main.ru); standing for what stands for itself.';
comment on column taxii_objects.of is 'What a translation is of: a STIX identifier.';
comment on column taxii_objects.marking is 'STIX identifier of its marking.';
comment on column taxii_objects.refs is 'STIX identifiers of what the record is about, as far as it was here.';
comment on column taxii_objects.said is 'The whole object, for what stands for itself: a node, a marking, the definition of an extension.';
comment on column taxii_objects.seq is 'The act.';
comment on column taxii_objects.audience is 'Who may read it: those who may read the record.';
comment on column taxii_objects.example is 'Recorded on the example desk.';
call comity_protect('taxii_objects');

create table taxii_head (
  id integer primary key check (id = 1),
  added bigint not null,
  seq bigint not null
);
comment on table taxii_head is 'The newest place in taxii_objects, whoever may read it, so that time never runs backwards there.';
comment on column taxii_head.id is 'Always 1.';
comment on column taxii_head.added is 'Microseconds since 1970 of the newest row.';
comment on column taxii_head.seq is 'The act up to which records are listed.';
alter table taxii_head enable row level security;
create policy everyone on taxii_head for all to {app}, {auditor} using (true);
grant select, insert, update on taxii_head to {app};
grant select on taxii_head to {auditor};

-- What came with one act, and a record by what was signed.
create index exchange_records_hash on exchange_records (hash);
create index exchange_records_act on exchange_records (seq);
create index exchange_published_act on exchange_published (seq);
