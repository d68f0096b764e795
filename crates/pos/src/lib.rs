//! Channel data: files of facts become records that a programme can judge.
