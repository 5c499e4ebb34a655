//! Endpoints whose rules tell the scheme of signatures: several regions at once, and S3 Express.

use ferrosmith_runtime::Operation;
use ferrosmith_runtime::schema::{
    AuthScheme, ContextParam, ContextValue, EndpointRules, OperationSchema, RuleDefault, RuleParameter,
    ServiceSchema,
};
use generated::datazone::{GetDomainError, GetDomainInput, GetDomainOutput};

use crate::client;
use crate::support::{Service, answer};

/// As the generator makes them of these rules: with a bucket `https://global.example.com` with the scheme `sigv4a`, the
/// name `b` and the regions `r-1` and `r-2`; without one `https://a.example.com` with `sigv4-s3express`, `c` and `r-3`.
/// Both have paths that are encoded once.
const RULES: &EndpointRules<'static> = &EndpointRules {
    parameters: &[
        RuleParameter { name: "Bucket", built_in: None, required: false, default: RuleDefault::None },
        RuleParameter {
            name: "Region",
            built_in: Some("AWS::Region"),
            required: false,
            default: RuleDefault::None,
        },
    ],
    slots: 2,
    texts: "https://global.example.comauthSchemesnamesigv4asigningNamesigningRegionSetr-1r-2disableDoubleEncodinghttps://a.example.comsigv4-s3expressr-3",
    program: b")\x01\0 \x0E\0\x01\n\0\x1A\0\x11\x01\x1A\x0B\x12\x01\x11\x04%\x04\n)\x06/\x0B\n\x0B\x01:\x10\x12\x02\nJ\x03\nM\x03P\x15\x0B!\0\x01\ne\x15\0\x11\x01\x1A\x0B\x12\x01\x11\x04%\x04\nz\x0F/\x0B\n\x17\x01:\r\n\x89\x01\x03P\x15\x0B",
};

/// The name in signatures, as the model has it.
const SIGNED_AS: &str = "a";

operation!(
    Global,
    "/{identifier}",
    &[ContextParam { name: "Bucket", value: ContextValue::Member("identifier") }]
);
operation!(Express, "/{identifier}/x%2Fy", &[]);

#[cfg(feature = "sigv4a")]
#[tokio::test(flavor = "current_thread")]
async fn an_endpoint_of_several_regions_has_signatures_for_them() {
    let service = Service::with([answer(200, "{}")]);
    client(&service).call::<Global>(GetDomainInput::new("dzd_1")).await.unwrap();
    let head = service.requests().remove(0).into_parts().0;
    assert_eq!(head.headers["x-amz-region-set"], "r-1,r-2");
    let signature = head.headers["authorization"].to_str().unwrap();
    let expected = "AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20150830/b/aws4_request, ";
    assert!(signature.starts_with(expected), "{signature}");
    assert!(head.headers.contains_key("x-amz-content-sha256"));

    let url = client(&service).call::<Global>(GetDomainInput::new("dzd_1"));
    let url = url.presigned(std::time::Duration::from_secs(60)).await.unwrap().uri().to_string();
    for part in ["X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256", "X-Amz-Region-Set=r-1%2Cr-2", "%2F20150830%2Fb%2F"]
    {
        assert!(url.contains(part), "no {part} in {url}");
    }
}

#[cfg(not(feature = "sigv4a"))]
#[tokio::test(flavor = "current_thread")]
async fn an_endpoint_of_several_regions_takes_a_feature() {
    let service = Service::default();
    let error = client(&service).call::<Global>(GetDomainInput::new("dzd_1")).await.unwrap_err();
    let expected = "Op: not sent: the endpoint of a#Service takes signatures for several regions (Signature Version 4A) \
                    alone: turn on the feature `sigv4a` of ferrosmith-client";
    assert_eq!(error.to_string(), expected);
}

#[tokio::test(flavor = "current_thread")]
async fn s3_express_takes_signatures_without_a_session() {
    let service = Service::with([answer(200, "{}")]);
    client(&service).call::<Express>(GetDomainInput::new("dzd_1")).await.unwrap();
    let head = service.requests().remove(0).into_parts().0;
    let signature = head.headers["authorization"].to_str().unwrap();
    assert!(signature.contains("/20150830/r-3/c/aws4_request, "), "{signature}");
    assert!(head.headers.contains_key("x-amz-content-sha256"));
}
