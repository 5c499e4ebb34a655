//! The types of a search result as one would write them by hand for `serde_json`.

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SearchListingsOutput {
    #[serde(skip_serializing_if = "Option::is_none")]
    items: Option<Vec<SearchResultItem>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    total_match_count: Option<i32>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum SearchResultItem {
    AssetListing(AssetListingItem),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct AssetListingItem {
    #[serde(skip_serializing_if = "Option::is_none")]
    listing_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    listing_revision: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_revision: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_at: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    listing_created_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    listing_updated_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    glossary_terms: Option<Vec<DetailedGlossaryTerm>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    governed_glossary_terms: Option<Vec<DetailedGlossaryTerm>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owning_project_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    additional_attributes: Option<AdditionalAttributes>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct DetailedGlossaryTerm {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct AdditionalAttributes {
    #[serde(skip_serializing_if = "Option::is_none")]
    forms: Option<String>,
}
