//! The stories of the house, told through HTTP on both databases.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::unreachable, reason = "a test may stop at the first surprise")]

mod api;
mod archive;
mod audit;
mod browser;
mod cluster;
mod door;
mod faults;
mod group;
mod house;
mod jobs;
mod letters;
mod matrix;
mod notices;
mod partners;
mod people;
mod search;
mod second;
mod walls;
mod webhooks;
mod world;
mod worlds;
