//! A page of Amazon DataZone's search as the service may answer it, the same in every run.

use ferrosmith_runtime::Timestamp;
use generated::datazone::{
    AssetListingItem, AssetListingItemAdditionalAttributes, DetailedGlossaryTerm, SearchListingsOutput,
    SearchResultItem,
};

/// So many make 400 kB.
const ITEMS: u32 = 470;

pub fn page() -> SearchListingsOutput {
    SearchListingsOutput::new()
        .items((0..ITEMS).map(item).collect::<Vec<_>>())
        .next_token("eyJzZWFyY2hfYWZ0ZXIiOlsxMi41LCJhYmMiXX0=")
        .total_match_count(18_204)
}

fn item(index: u32) -> SearchResultItem {
    // Ids with digits that look like those of a service, by a multiplicative hash.
    let hash = u64::from(index + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let id = |kind: u64| format!("{:014x}", (hash ^ kind.wrapping_mul(0xd6e8_feb8_6659_fd93)) >> 8);
    let created = Timestamp::from_millis(1_767_225_600_123 + i64::from(index) * 86_400_000);
    SearchResultItem::AssetListing(
        AssetListingItem::new()
            .listing_id(id(1))
            .listing_revision((1 + index % 9).to_string())
            .name(format!("sales_orders_{index:04}"))
            .entity_id(id(2))
            .entity_revision((1 + index % 7).to_string())
            .entity_type("GlueTableAssetType")
            .description(
                "All orders of the web shop by day and country, corrected for returns.\nOwner: sales.",
            )
            .created_at(created)
            .listing_created_by(id(3))
            .listing_updated_by(id(4))
            .glossary_terms(vec![term("Order", "What a customer buys at once."), term("Country", "")])
            .owning_project_id(id(5))
            .additional_attributes(AssetListingItemAdditionalAttributes::new().forms(forms(index))),
    )
}

fn term(name: &str, description: &str) -> DetailedGlossaryTerm {
    let term = DetailedGlossaryTerm::new().name(name);
    if description.is_empty() { term } else { term.short_description(description) }
}

/// Returns the service puts JSON into a string, whose quotes a writer must escape.
fn forms(index: u32) -> String {
    let columns: Vec<_> = ["order_id", "day", "country", "amount"]
        .into_iter()
        .map(|name| format!(r#"{{"columnName":"{name}","dataType":"string"}}"#))
        .collect();
    format!(
        r#"{{"GlueTableForm":{{"catalogId":"111122223333","tableName":"sales_orders_{index:04}","columns":[{}]}}}}"#,
        columns.join(",")
    )
}
