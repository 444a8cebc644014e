//! What the rule `reversed` knows of top-level domains. No list here has to be complete: an absent
//! entry costs a hint, or asks for one `allow(reversed)`.

/// Returns whether `label` is one of the top-level domains under which most vendors have their
/// names: `com`, `org`, `de`.
pub(crate) fn is_common(label: &str) -> bool {
    const COMMON: [&str; 27] = [
        "ai", "app", "biz", "ch", "cloud", "cn", "com", "de", "dev", "edu", "eu", "fr", "gov",
        "info", "int", "io", "jp", "kr", "mil", "net", "nl", "org", "ru", "se", "uk", "us", "xyz",
    ];
    COMMON
        .iter()
        .any(|common| common.eq_ignore_ascii_case(label))
}

/// Returns whether a reverse domain name may begin with `label`: a country code, a top-level
/// domain in its `xn--` form, or one under which many parties have names.
///
/// A company's own top-level domain (`redhat`, `google`) is not among them: as the first label
/// of a name that ends like a domain it is far more often a domain written forwards.
pub(crate) fn may_come_first(label: &str) -> bool {
    let is_country = label.len() == 2 && label.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_encoded = label
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("xn--"));
    is_country
        || is_encoded
        || is_common(label)
        || OPEN.split(' ').any(|open| open.eq_ignore_ascii_case(label))
}

/// The top-level domains of three letters or more that many parties have names under, beside the
/// common ones, in alphabetical order. `foo` is left out: in examples it stands for any name.
#[rustfmt::skip]
const OPEN: &str = "\
    abogado abudhabi academy accountant accountants actor adult aero africa agency airforce \
    alsace amsterdam apartments arab archi army art asia associates attorney auction audio \
    auto autos baby band bank bar barcelona bargains bayern bcn beauty beer berlin best bet \
    bible bid bike bingo bio black blackfriday blog blue boats bond boo boston bot boutique \
    box broadway broker brussels build builders business buzz bzh cab cafe cam camera camp \
    capetown capital car cards care career careers cars casa case cash casino cat catering \
    catholic center ceo cfd channel charity chat cheap christmas church city claims cleaning \
    click clinic clothing club coach codes coffee college cologne community company compare \
    computer condos construction consulting contact contractors cooking cool coop corsica \
    country coupons courses credit creditcard creditunion cricket cruises cymru cyou dad dance \
    date dating day dds deal dealer deals degree delivery democrat dental dentist design \
    diamonds diet digital direct directory discount diy doctor dog domains download dubai \
    durban earth eco education email energy engineer engineering enterprises equipment esq \
    estate eus events exchange expert exposed express fail faith family fan fans farm fashion \
    fast feedback film finance financial fish fishing fit fitness flights florist flowers food \
    football forex forsale forum foundation free frl fun fund furniture futbol fyi gal gallery \
    game games garden gay gdn gent gift gifts gives giving glass global gmbh gold golf \
    graphics gratis green gripe group guide guitars guru hair hamburg haus health healthcare \
    help helsinki hiphop hiv hockey holdings holiday homes horse hospital host hosting hot \
    house how icu immo immobilien inc industries ing ink institute insurance insure \
    international investments irish ist istanbul jetzt jewelry jobs joburg juegos kaufen kids \
    kim kitchen kiwi koeln kosher krd kred kyoto land lat law lawyer lease legal lgbt life \
    lifestyle lighting limited limo link live living llc llp loan loans lol london lotto love \
    ltd ltda luxe luxury madrid maison makeup management market marketing markets mba med \
    media melbourne meme memorial men menu miami mobi moda moe moi mom money monster mortgage \
    moscow motorcycles mov movie museum music nagoya name navy network new news nexus ngo \
    ninja now nrw nyc observer okinawa one ong onl online ooo organic osaka ovh page paris \
    partners parts party pet pharmacy phd photo photography photos physio pics pictures pid \
    pink pizza place plumbing plus poker porn post press pro productions prof promo properties \
    property protection pub qpon quebec quest racing radio realestate realtor realty recipes \
    red rehab reise reisen ren rent rentals repair report republican rest restaurant review \
    reviews rich rio rip rocks rodeo rsvp rugby ruhr run ryukyu saarland safety sale salon \
    sarl sbs school schule science scot security select services sex sexy shiksha shoes shop \
    shopping show singles site ski skin soccer social software solar solutions soy spa space \
    sport spot srl stockholm storage store stream studio study style sucks supplies supply \
    support surf surgery swiss sydney systems taipei talk tatar tattoo tax taxi team tech \
    technology tel tennis theater theatre tickets tienda tips tires tirol today tokyo tools \
    top tours town toys trade trading training travel trust tube university uno vacations \
    vegas ventures versicherung vet viajes video villas vin vip vision vlaanderen vodka vote \
    voting voto voyage wales wang watch watches webcam website wedding wien wiki win wine work \
    works world wtf xin xxx yachts yoga yokohama you zip zone zuerich";

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn the_open_ones_are_sorted_and_not_known_otherwise() {
        let open: Vec<_> = OPEN.split(' ').collect();
        assert!(open.is_sorted_by(|a, b| a < b));
        for label in open {
            assert!(
                label.bytes().all(|byte| byte.is_ascii_lowercase()),
                "{label}"
            );
            assert!(label.len() > 2 && !is_common(label), "{label}");
        }
    }
}
