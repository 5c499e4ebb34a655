//! Any texts as configuration files of AWS tools.
#![no_main]

use ferrosmith_client::profile::Profiles;
use libfuzzer_sys::fuzz_target;

mod parts;

fuzz_target!(|bytes: &[u8]| {
    let Some([config, credentials]) = parts::texts(bytes) else { return };
    let Ok(all) = Profiles::parse(Some(config), Some(credentials)) else {
        // One of them is malformed alone, too.
        assert!(
            Profiles::parse(Some(config), None).is_err() || Profiles::parse(None, Some(credentials)).is_err()
        );
        return;
    };
    for name in all.names() {
        let profile = all.get(name).expect("it is named");
        for (name, value) in profile.iter() {
            assert_eq!(profile.get(name), Some(value));
            assert!(!name.is_empty() && name.is_ascii() && !name.contains('\n'));
            let _ = profile.nested(name, "addressing_style");
        }
    }
    // The ends of lines do not matter.
    if !config.contains('\r') && !credentials.contains('\r') {
        let [config, credentials] = [config, credentials].map(|text| text.replace('\n', "\r\n"));
        assert_eq!(Profiles::parse(Some(&config), Some(&credentials)).ok(), Some(all));
    }
});
