use super::*;

/// Name of the model, type, field.
const TABLE: &[(&str, &str, &str)] = &[
    ("dataZoneUser", "DataZoneUser", "data_zone_user"),
    ("AWSThing", "AwsThing", "aws_thing"),
    ("S3Location", "S3Location", "s3_location"),
    ("instanceUserArn", "InstanceUserArn", "instance_user_arn"),
    ("ARN", "Arn", "arn"),
    ("KMSKeyId", "KmsKeyId", "kms_key_id"),
    ("kmsKeyARN", "KmsKeyArn", "kms_key_arn"),
    ("VpcIds", "VpcIds", "vpc_ids"),
    ("VPCIds", "VpcIds", "vpc_ids"),
    ("IPv4Address", "Ipv4Address", "ipv4_address"),
    ("DomainIpv6List", "DomainIpv6List", "domain_ipv6_list"),
    ("DynamoDBv2Action", "DynamoDbv2Action", "dynamo_dbv2_action"),
    ("OAuth2", "Oauth2", "oauth2"),
    ("OAuthFlowType", "OauthFlowType", "oauth_flow_type"),
    ("AWS_AD", "AwsAd", "aws_ad"),
    ("SQLServer", "SqlServer", "sql_server"),
    ("MySQLPort", "MysqlPort", "mysql_port"),
    ("ListOfARNs", "ListOfArns", "list_of_arns"),
    ("AvailableIPsInSubnet", "AvailableIpsInSubnet", "available_ips_in_subnet"),
    ("DNSsec", "DnSsec", "dn_ssec"),
    ("AWSIoTFleet", "AwsIotFleet", "aws_iot_fleet"),
    ("SizeInGiB", "SizeInGib", "size_in_gib"),
    ("EC2Instance", "Ec2Instance", "ec2_instance"),
    ("Md5Hash", "Md5Hash", "md5_hash"),
    ("USER_NAME_NOT_FOUND", "UserNameNotFound", "user_name_not_found"),
    ("foo_bar", "FooBar", "foo_bar"),
    ("fooBar", "FooBar", "foo_bar"),
    ("foo-bar.baz qux", "FooBarBazQux", "foo_bar_baz_qux"),
    ("1.0", "V1_0", "_1_0"),
    ("2fa", "V2fa", "_2fa"),
    ("_2fa", "V2fa", "_2fa"),
    ("__type", "Type", "r#type"),
    ("H_264", "H264", "h_264"),
    ("a_1_2", "A1_2", "a_1_2"),
    ("Self", "SelfValue", "self_"),
    ("self", "SelfValue", "self_"),
    ("crate", "Crate", "crate_"),
    ("super", "Super", "super_"),
    ("gen", "Gen", "r#gen"),
    ("union", "Union", "union"),
    ("_", "Member", "member"),
    ("", "Member", "member"),
    ("été", "Été", "été"),
    ("größe", "Größe", "größe"),
    ("日本", "日本", "日本"),
    ("a😀b", "AU1f600B", "a_u1f600_b"),
    ("р", "U0440", "u0440"),
    ("e\u{301}", "EU0301", "e_u0301"),
];

#[test]
fn names_of_types_and_fields() {
    for (name, as_type, as_field) in TABLE {
        assert_eq!(type_name(name), *as_type, "type of {name}");
        assert_eq!(field_name(name), *as_field, "field of {name}");
    }
}

#[test]
fn every_keyword_of_edition_2024() {
    let strict = "as async await break const continue dyn else enum extern false fn for if impl in let loop match mod move mut \
                  pub ref return static struct trait true type unsafe use where while";
    let reserved = "abstract become box do final gen macro override priv try typeof unsized virtual yield";
    for keyword in strict.split_whitespace().chain(reserved.split_whitespace()) {
        assert_eq!(field_name(keyword), format!("r#{keyword}"));
        assert_eq!(plain(&field_name(keyword)), keyword);
        assert_eq!(module_name(keyword), format!("r#{keyword}"));
        assert!(syn::parse_str::<syn::Ident>(&field_name(keyword)).is_ok());
    }
    for keyword in ["self", "Self", "super", "crate"] {
        assert_eq!(field_name(keyword), format!("{}_", keyword.to_lowercase()));
    }
    for weak in ["union", "auto", "macro_rules", "raw", "safe", "default", "static_"] {
        assert_eq!(plain(&field_name(weak)), weak.trim_end_matches('_'));
    }
    assert_eq!(keywords::RAW.len() + keywords::NEVER_RAW.len(), 38 + 14);
}

#[test]
fn variants() {
    for (name, variant) in [
        ("USER_NAME_NOT_FOUND", "UserNameNotFound"),
        ("AWS_AD", "AwsAd"),
        ("USERPOOL", "Userpool"),
        ("ml.t3.medium", "MlT3Medium"),
        ("us-east-1", "UsEast1"),
        ("1.0", "V1_0"),
        ("10", "V10"),
        ("Self", "SelfValue"),
        ("Unknown", "UnknownValue"),
        ("UNKNOWN", "UnknownValue"),
        ("", "Empty"),
        ("*", "Star"),
        ("<=", "LessEqual"),
        ("_", "Underscore"),
        ("\u{202e}", "U202e"),
        ("\n", "U000a"),
    ] {
        assert_eq!(variant_name(name), variant, "{name:?}");
    }
    assert_eq!(predicate_name("SelfValue"), "is_self_value");
    assert_eq!(predicate_name("V1_0"), "is_v1_0");
    assert_eq!(accessor_name("S3Location"), "as_s3_location");
    assert_eq!(conversion_name("S3Location"), "into_s3_location");
}

#[test]
fn constants_and_modules() {
    assert_eq!(const_name("UserProfile"), "USER_PROFILE");
    assert_eq!(const_name("type"), "TYPE");
    assert_eq!(const_name("2fa"), "_2FA");
    assert_eq!(const_name(""), "MEMBER");
    assert_eq!(module_name("license-manager-user-subscriptions"), "license_manager_user_subscriptions");
    assert_eq!(module_name("License Manager User Subscriptions"), "license_manager_user_subscriptions");
}

#[test]
fn setters_do_not_shadow_fixed_methods() {
    assert_eq!(setter_name("new"), "new_");
    assert_eq!(setter_name("clone"), "clone_");
    assert_eq!(setter_name("r#type"), "r#type");
    assert_eq!(setter_name("message"), "message");
}

#[test]
fn the_first_wire_name_keeps_the_name_whatever_the_order() {
    let pair = |wire: &'static str| (wire, field_name(wire));
    let given =
        unique(&[pair("foo_bar"), pair("fooBar"), pair("FooBar"), pair("foo_bar_2")], &[], Style::Snake);
    assert_eq!(given, ["foo_bar_4", "foo_bar_3", "foo_bar", "foo_bar_2"]);
    let given =
        unique(&[pair("foo_bar_2"), pair("FooBar"), pair("fooBar"), pair("foo_bar")], &[], Style::Snake);
    assert_eq!(given, ["foo_bar_2", "foo_bar", "foo_bar_3", "foo_bar_4"]);
}

#[test]
fn numbers_by_style() {
    let names = [("A", "Name".to_owned()), ("B", "Name".to_owned()), ("C", "NAME".to_owned())];
    assert_eq!(unique(&names, &[], Style::Camel), ["Name", "Name2", "NAME3"]);
    assert_eq!(unique(&[("a", "V1".to_owned())], &["V1"], Style::Camel), ["V1_2"]);
    assert_eq!(
        unique(
            &[("unknown", variant_name("unknown")), ("UnknownValue", variant_name("UnknownValue"))],
            &["Unknown"],
            Style::Camel
        ),
        ["UnknownValue2", "UnknownValue"]
    );
    assert_eq!(
        unique(&[("type", "r#type".to_owned()), ("Type", "r#type".to_owned())], &[], Style::Snake),
        ["type_2", "r#type"]
    );
    assert_eq!(unique(&[("a", "FOO".to_owned())], &["FOO"], Style::Screaming), ["FOO_2"]);
    let mut scope = Identifiers::new(Style::Snake);
    assert_eq!(
        (scope.claim("a"), scope.claim("a"), scope.claim("a")),
        ("a".into(), "a_2".into(), "a_3".into())
    );
}

#[test]
fn every_result_is_an_identifier() {
    let hostile = [
        "",
        "_",
        "\0",
        "a\u{202e}b",
        "r#type",
        "'static",
        "\"",
        "}{",
        "a\nb",
        "½",
        "²x",
        "ﬁ",
        "Å",
        "İx",
        "x\u{200d}y",
        "-1",
        "λ",
        "0x",
    ];
    let names =
        hostile.iter().copied().chain(TABLE.iter().map(|row| row.0)).chain(keywords::RAW.iter().copied());
    for name in names {
        for ident in [
            type_name(name),
            field_name(name),
            variant_name(name),
            const_name(name),
            module_name(name),
            setter_name(&field_name(name)),
        ] {
            assert!(syn::parse_str::<syn::Ident>(&ident).is_ok(), "{name:?} became {ident:?}");
        }
    }
}

#[test]
fn many_equal_names_take_linear_time() {
    let names: Vec<(String, String)> = (0..20_000).map(|n| (format!("{n}"), "same".to_owned())).collect();
    let names: Vec<(&str, String)> = names.iter().map(|(wire, name)| (wire.as_str(), name.clone())).collect();
    let mut given = unique(&names, &[], Style::Snake);
    given.sort();
    given.dedup();
    assert_eq!(given.len(), names.len());
}
