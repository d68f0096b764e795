//! One import, measured: time, lines and the most memory the process ever had.

use std::error::Error;
use std::fs::{read, read_to_string};
use std::path::Path;
use std::time::Instant;

use pos::intake::Span;
use pos::profile::{Lookups, Profile};
use pos::store::{Asked, Store};

/// Imports a file and prints what it took.
pub fn take(what: &str, folder: &Path, file: &str, store: &Path, how: &str) -> Result<(), Box<dyn Error>> {
    let profile_text = read_to_string(folder.join("profile.toml"))?;
    let (profile, schema) = Profile::of_reports(&profile_text).map_err(|_| "the profile cannot be used")?;
    let report = profile.report.clone().ok_or("the profile reads no reports")?;
    let (period, received) = match how {
        "quarter" | "more" => ("2024-Q1", "2024-04-02"),
        "week" => ("2024-W14", "2024-04-08"),
        _ => return Err("HOW is `quarter`, `week` or `more`".into()),
    };
    let store = Store::open_or_make(store).map_err(|refusal| refusal.to_string())?;
    for name in ["products.csv", "accounts.csv"] {
        store.set_reference(name, &read(folder.join(name))?).map_err(|refusal| refusal.to_string())?;
    }
    let asked = Asked {
        path: &folder.join(file),
        name: file,
        profile_text: &profile_text,
        profile: &profile,
        schema: &schema,
        lookups: &Lookups::default(),
        lookup_files: vec![],
        report: &report,
        received: received.parse()?,
        period: Span::read(period),
        replaces: vec![],
        addition: how == "more",
    };
    let begun = Instant::now();
    let imported = store.import(&asked, &mut |_| {}).map_err(|refusal| refusal.to_string())?;
    let took = begun.elapsed().as_micros();
    let (account, sums) = (&imported.submission.account, &imported.submission.sums);
    let amounts: Vec<String> = sums.amounts.values().map(|amount| amount.normalize().to_string()).collect();
    println!("{what};{took};{};{}", account.lines - account.header, peak()?);
    eprintln!("{};{};{}", sums.lines, sums.quantity.normalize(), amounts.join(" "));
    eprintln!("{what}: {} accepted, {} rejected, warned {}; {:?}", account.accepted, account.rejected, account.warned, account.by_code);
    if !imported.submission.refused.is_empty() {
        return Err(format!("the report was refused: {:?}", imported.submission.refused).into());
    }
    Ok(())
}

/// The most memory this process had, in KiB.
fn peak() -> Result<u64, Box<dyn Error>> {
    let status = read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("the system does not say how much memory was used")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}
