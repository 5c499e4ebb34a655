//! Mistakes in values of shapes that a model writes, and in resources.

use crate::particular::Mistake;

const EXAMPLES: &[&str] = &["shop#GetOrder", "traits", "smithy.api#examples"];
const CARD: &[&str] = &["shop#Card", "traits"];
const AUDITED: &[&str] = &["shop#Upload", "traits", "shop#audited"];
const RULES: &[&str] = &["shop#Shop", "traits", "smithy.rules#endpointRuleSet"];
const ENDPOINT_TESTS: &[&str] = &["shop#Shop", "traits", "smithy.rules#endpointTests"];
const SMOKE_TESTS: &[&str] = &["shop#GetOrder", "traits", "smithy.test#smokeTests"];
const TESTS: &[&str] = &["shop#GetOrder", "traits", "smithy.test#httpRequestTests"];
const PART: &str = "shop#Part";
const NESTED: &str = r#"{"orderId": {"target": "shop#OrderId", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}}}, "change": {"target": "shop#Change", "traits": {"smithy.api#nestedProperties": {}}}, "status": {"target": "shop#Status"}}"#;
const TWICE: &str = r#"{"orderId": {"target": "shop#OrderId", "traits": {"smithy.api#required": {}, "smithy.api#httpLabel": {}, "smithy.api#resourceIdentifier": "orderId"}}, "again": {"target": "shop#OrderId", "traits": {"smithy.api#required": {}, "smithy.api#resourceIdentifier": "orderId"}}}"#;

#[rustfmt::skip]
pub(crate) const MISTAKES: &[Mistake] = &[
    // Examples.
    (EXAMPLES, r#"[true]"#, &["0"], ""),
    (EXAMPLES, r#"[{"input": {"orderId": "a"}}]"#, &["0"], "title"),
    (EXAMPLES, r#"[{"title": "A", "input": []}]"#, &["0", "input"], ""),
    (EXAMPLES, r#"[{"title": "A", "input": {}}]"#, &["0", "input"], "orderId"),
    (EXAMPLES, r#"[{"title": "A"}]"#, &["0", "input"], "orderId"),
    (EXAMPLES, r#"[{"title": "A", "input": {"orderID": "a"}}]"#, &["0", "input"], "`orderId` by `orderID`"),
    (EXAMPLES, r#"[{"title": "A", "input": {"orderId": 1}}]"#, &["0", "input", "orderId"], ""),
    (EXAMPLES, r#"[{"title": "A", "input": {"orderId": null}}]"#, &["0", "input", "orderId"], ""),
    (EXAMPLES, r#"[{"title": "A", "input": {"orderId": "A"}}]"#, &["0", "input", "orderId"], ""),
    (EXAMPLES, r#"[{"title": "A", "input": {"orderId": "a"}, "output": {"order": {"orderId": "a", "status": "opne"}}}]"#, &["0", "output", "order", "status"], "open"),
    (EXAMPLES, r#"[{"title": "A", "input": {"orderId": "a"}, "output": {"order": {"orderId": "a", "parts": {}}}}]"#, &["0", "output", "order", "parts"], ""),
    (EXAMPLES, r#"[{"title": "A", "input": {"orderId": "a"}, "output": {"order": {"orderId": "a", "parts": [null]}}}]"#, &["0", "output", "order", "parts", "0"], ""),
    (EXAMPLES, r#"[{"title": "A", "input": {"orderId": "a"}, "output": {}, "error": {"shapeId": "shop#Throttled"}}]"#, &["0", "error"], ""),
    (EXAMPLES, r#"[{"title": "A", "input": {"orderId": "a"}, "error": {"shapeId": "shop#Throtled"}}]"#, &["0", "error", "shapeId"], "shop#Throttled"),
    (EXAMPLES, r#"[{"title": "A", "input": {"orderId": "a"}, "error": {"shapeId": "shop#OutOfStock"}}]"#, &["0", "error", "shapeId"], ""),
    (EXAMPLES, r#"[{"title": "A", "input": {"orderId": "a"}, "error": {}}]"#, &["0", "error"], "shapeId"),
    (EXAMPLES, r#"[{"title": "A", "input": {"orderId": "a"}, "error": {"shapeId": "shop#Throttled", "content": {"message": 1}}}]"#, &["0", "error", "content", "message"], ""),
    (EXAMPLES, r#"[{"title": "A", "input": {"orderId": "A"}, "allowConstraintErrors": true}]"#, &["0", "allowConstraintErrors"], ""),
    (&["shop#DeleteOrder", "traits", "smithy.api#examples"], r#"[{"title": "A", "input": {"orderId": "a"}, "output": 1}]"#, &["0", "output"], ""),
    (&["shop#CreateOrder", "traits", "smithy.api#examples"], r#"[{"title": "A", "input": {"owner": "me", "payment": {}}}]"#, &["0", "input", "payment"], ""),
    (&["shop#CreateOrder", "traits", "smithy.api#examples"], r#"[{"title": "A", "input": {"owner": "me", "payment": {"cash": {}, "card": {"number": "123456789012"}}}}]"#, &["0", "input", "payment"], ""),
    (&["shop#CreateOrder", "traits", "smithy.api#examples"], r#"[{"title": "A", "input": {"owner": "me", "payment": {"cassh": {}}}}]"#, &["0", "input", "payment", "cassh"], "cash"),
    (&["shop#CreateOrder", "traits", "smithy.api#examples"], r#"[{"title": "A", "input": {"owner": "me", "payment": {"card": {"number": "1"}}}}]"#, &["0", "input", "payment", "card", "number"], ""),
    (&["shop#CreateOrder", "traits", "smithy.api#examples"], r#"[{"title": "A", "input": {"owner": "me", "payment": {"cash": {}}, "notes": ["a", "a"]}}]"#, &["0", "input", "notes"], ""),
    (&["shop#CreateOrder", "traits", "smithy.api#examples"], r#"[{"title": "A", "input": {"owner": "me", "payment": {"cash": {}}, "level": 3}}]"#, &["0", "input", "level"], ""),
    (&["shop#CreateOrder", "traits", "smithy.api#examples"], r#"[{"title": "A", "input": {"owner": "me", "payment": {"cash": {}}, "tags": {"": "empty"}}}]"#, &["0", "input", "tags", ""], ""),
    (&["shop#ListOrders", "traits", "smithy.api#examples"], r#"[{"title": "A", "input": {"maxResults": 101}}]"#, &["0", "input", "maxResults"], ""),
    (&["shop#ListOrders", "traits", "smithy.api#examples"], r#"[{"title": "A", "input": {"maxResults": 1.5}}]"#, &["0", "input", "maxResults"], ""),
    (&["shop#ListOrders", "traits", "smithy.api#examples"], r#"[{"title": "A", "input": {"since": "noon"}}]"#, &["0", "input", "since"], ""),
    // Values of traits that the model defines.
    (AUDITED, "true", &[], ""),
    (AUDITED, "{}", &[], "by"),
    (AUDITED, r#"{"by": "me", "level": 9}"#, &["level"], ""),
    (&["shop#Upload", "traits", "shop#Owner"], r#""me""#, &[], "smithy.api#trait"),
    (&["shop#audited", "traits", "smithy.api#trait"], r#"{"conflicts": ["smithy.api#http"]}"#, &["shapes", "shop#Upload", "traits", "shop#audited"], ""),
    (CARD, r#"{"smithy.api#unitType": {}}"#, &["smithy.api#unitType"], ""),
    // References.
    (CARD, r#"{"smithy.api#references": [{"resource": "shop#Order"}]}"#, &["smithy.api#references", "0"], "orderId"),
    (CARD, r#"{"smithy.api#references": [{"resource": "shop#Order", "ids": {"orderID": "name"}}]}"#, &["smithy.api#references", "0", "ids", "orderID"], "orderId"),
    (CARD, r#"{"smithy.api#references": [{"resource": "shop#Order", "ids": {"orderId": "nubmer"}}]}"#, &["smithy.api#references", "0", "ids", "orderId"], "number"),
    (CARD, r#"{"smithy.api#references": [{"resource": "shop#Order", "ids": {"orderId": "name"}}]}"#, &["smithy.api#references", "0", "ids", "orderId"], ""),
    (CARD, r#"{"smithy.api#references": [{"resource": "shop#Part", "ids": {"orderId": "number"}}]}"#, &["smithy.api#references", "0", "ids"], "partId"),
    (CARD, r#"{"smithy.api#references": ["shop#Order"]}"#, &["smithy.api#references", "0"], ""),
    (CARD, r#"{"smithy.api#references": [{"service": "shop#Shop"}]}"#, &["smithy.api#references", "0"], "resource"),
    (&["shop#OrderId", "traits"], r#"{"smithy.api#references": [{"resource": "shop#Part"}]}"#, &["smithy.api#references", "0", "resource"], ""),
    (&["shop#OrderId", "traits"], r#"{"smithy.api#references": [{"resource": "shop#Order", "ids": {"orderId": "x"}}]}"#, &["smithy.api#references", "0", "ids"], ""),
    // Resources in each other.
    (&[PART, "identifiers"], r#"{"partId": {"target": "smithy.api#String"}}"#, &[], "orderId"),
    (&[PART, "identifiers"], r#"{"orderID": {"target": "shop#OrderId"}, "partId": {"target": "smithy.api#String"}}"#, &["orderID"], "orderId"),
    (&[PART, "identifiers", "orderId", "target"], r#""shop#Owner""#, &[], "shop#OrderId"),
    (&[PART, "resources"], r#"[{"target": "shop#Part"}]"#, &[], ""),
    (&["shop#Shop", "resources"], r#"[{"target": "shop#Order"}, {"target": "shop#Part"}]"#, &["shapes", "shop#Order", "resources", "0"], ""),
    (&["shop#Order", "properties", "orderId"], r#"{"target": "shop#OrderId"}"#, &[], ""),
    (&["shop#GetOrderInput", "members", "orderId", "target"], r#""shop#Owner""#, &[], ""),
    (&["shop#DeleteOrderInput", "members"], TWICE, &["again", "traits", "smithy.api#resourceIdentifier"], ""),
    (&["shop#Card", "members", "name", "traits"], r#"{"smithy.api#resourceIdentifier": "orderId"}"#, &["smithy.api#resourceIdentifier"], ""),
    (&["shop#Card", "members", "number", "traits", "smithy.api#nestedProperties"], "{}", &[], ""),
    (&["shop#DeleteOrderInput", "members"], NESTED, &["status"], "notProperty"),
    // Steps of a life cycle.
    (&["shop#GetOrder", "traits"], r#"{"smithy.api#http": {"method": "GET", "uri": "/orders/{orderId}"}}"#, &["shapes", "shop#Order", "read"], "smithy.api#readonly"),
    (&["shop#DeleteOrder", "traits"], r#"{"smithy.api#http": {"method": "DELETE", "uri": "/orders/{orderId}"}}"#, &["shapes", "shop#Order", "delete"], "smithy.api#idempotent"),
    (&["shop#DeleteOrder", "traits"], r#"{"smithy.api#http": {"method": "DELETE", "uri": "/orders/{orderId}"}, "smithy.api#readonly": {}}"#, &["shapes", "shop#Order", "delete"], ""),
    (&["shop#Order", "list"], r#"{"target": "shop#Upload"}"#, &[], "smithy.api#readonly"),
    (&["shop#Upload", "traits", "shop#audietd"], r#"{"by": "me"}"#, &[], "shop#audited"),
    // Bounds, encodings and parameters.
    (&["shop#Count", "traits", "smithy.api#range"], r#"{"min": 1.5}"#, &["min"], ""),
    (&["shop#Count", "traits", "smithy.api#range"], r#"{"min": 1, "max": 25e-1}"#, &["max"], ""),
    (&["shop#Count", "traits", "smithy.api#range"], r#"{"min": 2147483648}"#, &[], ""),
    (&["shop#Count", "traits", "smithy.api#range"], r#"{"min": 9007199254740993, "max": 9007199254740992}"#, &[], ""),
    (&["shop#Upload", "traits", "smithy.api#requestCompression"], r#"{"encodings": []}"#, &["encodings"], ""),
    (RULES, r#"{"version": "1.0", "parameters": {"Owner": {"type": "boolean"}}, "rules": [{"type": "error", "conditions": [], "error": "none"}]}"#, &["shapes", "shop#ListOrders", "traits", "smithy.rules#operationContextParams", "Owner", "path"], ""),
    (RULES, r#"{"version": "1.0", "parameters": {"Owner": {"type": "stringArray"}}, "rules": [{"type": "error", "conditions": [], "error": "none"}]}"#, &["shapes", "shop#ListOrders", "traits", "smithy.rules#operationContextParams", "Owner", "path"], ""),
    // Paths of pages.
    (&["shop#ListOrders", "traits", "smithy.api#paginated"], r#"{"items": "page.orders.member"}"#, &["items"], ""),
    (&["shop#ListOrders", "traits", "smithy.api#paginated"], r#"{"inputToken": "filters.value"}"#, &["inputToken"], ""),
    // Tests.
    (TESTS, r#"["one"]"#, &["0"], ""),
    (TESTS, r#"[{"protocol": "aws.protocols#restJson1", "method": "GET", "uri": "/"}]"#, &["0"], "id"),
    (TESTS, r#"[{"id": "A", "protocol": "aws.protocols#restJson1", "method": "GET", "uri": "/", "pramas": {}}]"#, &["0", "pramas"], "params"),
    (TESTS, r#"[{"id": "A", "protocol": "aws.protocols#restJson1", "method": "GET", "uri": "/", "headers": ["A"]}]"#, &["0", "headers"], ""),
    (TESTS, r#"[{"id": "A", "protocol": "aws.protocols#restJson1", "method": "GET", "uri": "/", "appliesTo": "cleint"}]"#, &["0", "appliesTo"], "client"),
    (TESTS, r#"[{"id": "A", "protocol": "aws.protocols#restJson", "method": "GET", "uri": "/"}]"#, &["0", "protocol"], "aws.protocols#restJson1"),
    (TESTS, r#"[{"id": "A", "protocol": "aws.protocols#restJson1", "method": "GET", "uri": "/", "params": {"orderId": 1}}]"#, &["0", "params", "orderId"], ""),
    (TESTS, r#"[{"id": "A", "protocol": "aws.protocols#restJson1", "method": "GET", "uri": "/"}, {"id": "A", "protocol": "aws.protocols#restJson1", "method": "GET", "uri": "/"}]"#, &["1", "id"], ""),
    (&["shop#GetOrder", "traits", "smithy.test#httpResponseTests"], r#"[{"id": "A", "protocol": "aws.protocols#restJson1", "code": 2000}]"#, &["0", "code"], ""),
    (&["shop#OutOfStock", "traits", "smithy.test#httpResponseTests"], r#"[{"id": "A", "protocol": "aws.protocols#restJson1", "code": 409, "params": {"message": 1}}]"#, &["0", "params", "message"], ""),
    (&["shop#GetOrder", "traits", "smithy.test#smokeTests"], r#"[{"id": "A", "params": {"orderId": "a"}, "expect": {"sucess": {}}}]"#, &["0", "expect", "sucess"], "success"),
    (&["shop#GetOrder", "traits", "smithy.test#smokeTests"], r#"[{"id": "A", "params": {"orderId": "a"}}]"#, &["0"], "expect"),
    (&["shop#GetOrder", "traits", "smithy.test#httpMalformedRequestTests"], r#"[{"id": "A", "protocol": "aws.protocols#restJson1", "request": {"method": "GET", "uri": "/"}, "response": {"code": 400, "body": {"mediaType": "application/json", "assertion": {}}}}]"#, &["0", "response", "body", "assertion"], "contents"),
    (SMOKE_TESTS, r#"[{"id": "1", "expect": {"success": {}}}]"#, &["0", "id"], ""),
    (SMOKE_TESTS, r#"[{"id": "A", "params": [], "expect": {"success": {}}}]"#, &["0", "params"], ""),
    (SMOKE_TESTS, r#"[{"id": "A", "vendorParams": [], "expect": {"success": {}}}]"#, &["0", "vendorParams"], ""),
    (SMOKE_TESTS, r#"[{"id": "A", "vendorParams": {"page": 1}, "vendorParamsShape": "shop#Page", "expect": {"success": {}}}, {"id": "B", "vendorParams": {"orders": 1}, "vendorParamsShape": "shop#Page", "expect": {"success": {}}}]"#, &["1", "vendorParams", "orders"], ""),
    (SMOKE_TESTS, r#"[{"id": "A", "vendorParams": {}, "vendorParamsShape": "shop#Pgae", "expect": {"success": {}}}]"#, &["0", "vendorParamsShape"], "shop#Page"),
    (SMOKE_TESTS, r#"[{"id": "A", "vendorParams": {}, "vendorParamsShape": "Page", "expect": {"success": {}}}]"#, &["0", "vendorParamsShape"], ""),
    (SMOKE_TESTS, r#"[{"id": "A", "expect": {"failure": {"errorId": "shop#Throtled"}}}]"#, &["0", "expect", "failure", "errorId"], "shop#Throttled"),
    (SMOKE_TESTS, r#"[{"id": "A", "expect": {"failure": {"errorId": "shop#Page"}}}]"#, &["0", "expect", "failure", "errorId"], ""),
    (SMOKE_TESTS, r#"[{"id": "A", "expect": {"failure": {"errorId": "Throttled"}}}]"#, &["0", "expect", "failure", "errorId"], ""),
    (SMOKE_TESTS, r#"[{"id": "A", "expect": {"success": {}}}, {"id": "A", "expect": {"success": {}}}]"#, &["1", "id"], ""),
    (&["shop#GetOrder", "traits", "smithy.test#eventStreamTests"], r#"[{"id": "A", "protocol": "aws.protocols#restJson1", "expectation": {"failure": {"errorId": "shop#Page"}}}]"#, &["0", "expectation", "failure", "errorId"], ""),
    (ENDPOINT_TESTS, r#"{"testCases": []}"#, &[], "version"),
    (ENDPOINT_TESTS, r#"{"version": 1, "testCases": []}"#, &["version"], ""),
    (ENDPOINT_TESTS, r#"{"version": "1.0", "testCases": [{"params": {}}]}"#, &["testCases", "0"], "expect"),
    (ENDPOINT_TESTS, r#"{"version": "1.0", "testCases": [{"expect": {"endpoint": {"uri": "https://a"}}}]}"#, &["testCases", "0", "expect", "endpoint", "uri"], "url"),
    (ENDPOINT_TESTS, r#"{"version": "1.0", "testCases": [{"expect": {"error": "none"}, "operationInputs": [{}]}]}"#, &["testCases", "0", "operationInputs", "0"], "operationName"),
    (&["shop#Shop", "traits", "aws.protocols#restJson1"], r#"{"http": ["http/1.1"], "eventStreamHttp": ["http/1.1", "h2"]}"#, &["eventStreamHttp", "1"], "http"),
    // Traits of which nothing is generated.
    (&["shop#Shop", "traits", "aws.api#tagEnabled"], r#"{"disableDefaultOperation": true}"#, &["disableDefaultOperation"], "disableDefaultOperations"),
    (&["shop#Shop", "traits", "aws.iam#supportedPrincipalTypes"], r#"["Root", "IAMRol"]"#, &["1"], "IAMRole"),
    (&["shop#Shop", "traits", "aws.endpoints#standardPartitionalEndpoints"], r#"{"endpointPatternType": "service_dnsSufix"}"#, &["endpointPatternType"], "service_dnsSuffix"),
    (&["shop#Shop", "traits", "aws.endpoints#standardRegionalEndpoints"], r#"{"regionSpecialCases": {"us-east-1": [{"fips": true}]}}"#, &["regionSpecialCases", "us-east-1", "0"], "endpoint"),
    (&["shop#GetOrder", "traits", "aws.iam#iamAction"], r#"{"resources": {"required": {"order": {"conditionKey": []}}}}"#, &["resources", "required", "order", "conditionKey"], "conditionKeys"),
    // Names in XML, codes, and traits that need others.
    (&["shop#Card", "members", "name", "traits", "smithy.api#xmlName"], r#""xmlns:a""#, &[], ""),
    (&["shop#Card", "members", "space"], r#"{"target": "smithy.api#String", "traits": {"smithy.api#xmlName": "xmlns", "smithy.api#xmlAttribute": {}}}"#, &["traits", "smithy.api#xmlName"], ""),
    (&["shop#Card", "members", "xmlns"], r#"{"target": "smithy.api#String", "traits": {"smithy.api#xmlAttribute": {}}}"#, &["traits", "smithy.api#xmlAttribute"], "smithy.api#xmlNamespace"),
    (&["shop#Shop", "traits", "smithy.api#xmlNamespace", "prefix"], r#""xmlns""#, &[], ""),
    (&["shop#OutOfStock", "traits", "aws.protocols#awsQueryError"], r#"{"code": "", "httpResponseCode": 400}"#, &["code"], ""),
    (&["shop#OutOfStock", "traits", "aws.protocols#awsQueryError"], r#"{"code": "A;B", "httpResponseCode": 400}"#, &["code"], ""),
    (&["shop#Shop", "traits", "aws.protocols#awsQueryCompatible"], "{}", &[], "aws.protocols#awsJson1_0"),
    (&["shop#Shop", "traits", "smithy.api#httpApiKeyAuth"], r#"{"in": "query", "name": ""}"#, &["name"], ""),
    // Endpoints that nobody tells.
    (&["shop#Upload", "traits", "aws.api#clientDiscoveredEndpoint"], r#"{"required": true}"#, &[], "aws.api#clientEndpointDiscovery"),
    (&["shop#CreateOrderInput", "members", "status", "traits", "aws.api#clientEndpointDiscoveryId"], "{}", &[], "aws.api#clientDiscoveredEndpoint"),
    // Values that become headers.
    (&["shop#Content", "traits", "smithy.api#mediaType"], r#""text/plain; note=\u0001""#, &[], ""),
    (&["shop#Shop", "traits", "aws.auth#sigv4", "name"], r#""shop front""#, &[], ""),
    (&["shop#Shop", "traits", "smithy.api#httpApiKeyAuth"], r#"{"in": "header", "name": "X-Key", "scheme": "A B"}"#, &["scheme"], ""),
    (&["shop#GetOrder", "traits", "aws.customizations#s3UnwrappedXmlOutput"], "{}", &[], ""),
    // Members for what is not known.
    (&["shop#Card", "members", "number", "traits", "alloy#jsonUnknown"], "{}", &[], ""),
    // Forms of what is for other tools.
    (&["shop#Shop", "traits", "smithy.api#cors"], r#"{"maxAge": "long"}"#, &["maxAge"], ""),
    (&["shop#Order", "traits"], r#"{"aws.api#arn": {"absolute": true}}"#, &["aws.api#arn"], "template"),
    (&["shop#Upload", "traits", "smithy.api#externalDocumentation"], r#"{"More": 3}"#, &[], ""),
];
