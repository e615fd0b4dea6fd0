-- SPDX-FileCopyrightText: Hotwash contributors
-- SPDX-License-Identifier: Apache-2.0
--
-- The database of Hotwash and its three group roles. Run once, as a superuser:
--
--     psql -d postgres -f roles.sql
--
-- Other names, for a second database on the same server:
--
--     psql -d postgres -v database=hotwash_ops -v owner=ops_owner \
--          -v member=ops_member -v reader=ops_reader -f roles.sql
--
-- What is there already is left as it is. Nobody can log in yet: see README.md.

\set ON_ERROR_STOP on
\if :{?database} \else \set database hotwash        \endif
\if :{?owner}    \else \set owner    hotwash_owner  \endif
\if :{?member}   \else \set member   hotwash_member \endif
\if :{?reader}   \else \set reader   hotwash_reader \endif

-- The owner keeps the tables: Hotwash makes and updates them as this role. Nobody works as it.
-- Members write reviews, readers look on.
SELECT format('CREATE ROLE %I NOLOGIN', wanted)
  FROM unnest(ARRAY[:'owner', :'member', :'reader']) AS wanted
 WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted)
\gexec

SELECT format('CREATE DATABASE %I OWNER %I ENCODING ''UTF8'' TEMPLATE template0', :'database', :'owner')
 WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database')
\gexec

-- Where the groups have other names, the database tells Hotwash which.
ALTER DATABASE :"database" SET hotwash.member_role = :'member';
ALTER DATABASE :"database" SET hotwash.reader_role = :'reader';

REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"owner", :"member", :"reader";

\connect :"database"

-- Before PostgreSQL 15 everybody could make tables here.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO :"owner";
GRANT USAGE ON SCHEMA public TO :"member", :"reader";
