-- Support answers customers, and sees who they are. A value of its own migration: PostgreSQL uses it only after the commit.
ALTER TYPE "GrantedRole" ADD VALUE 'SUPPORT';
