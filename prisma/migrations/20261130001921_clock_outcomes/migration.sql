-- Figures of a policy are counted from its clocks that ended with a response: without an index each count read all clocks there are.
create index "Clock_policyId_responded" on "Clock" ("policyId") where outcome = 'RESPONDED';
