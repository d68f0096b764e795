# The commands of the house. Everything here also works by hand: `just` is a convenience, not a need.

# what there is
default:
    @just --list

# the whole test command, as the README has it
test:
    ./test

# the demo
demo:
    cargo run -- demo

# only the meaning: the fastest loop
programme:
    cargo test --locked -p programme

# the yardstick: sizes and long functions, printed
tidy:
    cargo test --locked -p tidy

# look at changed snapshots (needs cargo-insta)
review:
    cargo insta review

# bring the code into its form
format:
    cargo fmt --all

# licences, advisories, sources (needs cargo-deny)
deny:
    cargo deny check

# run a fairway command: `just fairway check programmes/acme.toml`
fairway *arguments:
    cargo run --quiet -- {{arguments}}
