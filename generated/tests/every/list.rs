//! Every input, output and error. `cargo xtask codegen` writes this file.

use crate::subject::{Type, of};

pub(crate) const TYPES: &[Type] = &[
    #[cfg(feature = "appstream")]
    of::<generated::appstream::AssociateAppBlockBuilderAppBlockInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::AssociateAppBlockBuilderAppBlockOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::AssociateApplicationFleetInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::AssociateApplicationFleetOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::AssociateApplicationToEntitlementInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::AssociateApplicationToEntitlementOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::AssociateFleetInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::AssociateFleetOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::AssociateSoftwareToImageBuilderInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::AssociateSoftwareToImageBuilderOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::BatchAssociateUserStackInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::BatchAssociateUserStackOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::BatchDisassociateUserStackInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::BatchDisassociateUserStackOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CopyImageInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CopyImageOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateAppBlockBuilderInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateAppBlockBuilderOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateAppBlockBuilderStreamingUrlInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateAppBlockBuilderStreamingUrlOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateAppBlockInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateAppBlockOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateApplicationInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateApplicationOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateDirectoryConfigInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateDirectoryConfigOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateEntitlementInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateEntitlementOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateExportImageTaskInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateExportImageTaskOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateFleetInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateFleetOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateImageBuilderInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateImageBuilderOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateImageBuilderStreamingUrlInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateImageBuilderStreamingUrlOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateImportedImageInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateImportedImageOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateStackInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateStackOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateStreamingUrlInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateStreamingUrlOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateThemeForStackInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateThemeForStackOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateUpdatedImageInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateUpdatedImageOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateUsageReportSubscriptionInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateUsageReportSubscriptionOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateUserInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::CreateUserOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteAppBlockBuilderInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteAppBlockBuilderOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteAppBlockInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteAppBlockOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteApplicationInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteApplicationOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteDirectoryConfigInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteDirectoryConfigOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteEntitlementInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteEntitlementOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteFleetInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteFleetOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteImageBuilderInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteImageBuilderOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteImageInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteImageOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteImagePermissionsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteImagePermissionsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteStackInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteStackOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteThemeForStackInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteThemeForStackOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteUsageReportSubscriptionInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteUsageReportSubscriptionOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteUserInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DeleteUserOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeAppBlockBuilderAppBlockAssociationsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeAppBlockBuilderAppBlockAssociationsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeAppBlockBuildersInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeAppBlockBuildersOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeAppBlocksInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeAppBlocksOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeAppLicenseUsageInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeAppLicenseUsageOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeApplicationFleetAssociationsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeApplicationFleetAssociationsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeApplicationsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeApplicationsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeDirectoryConfigsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeDirectoryConfigsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeEntitlementsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeEntitlementsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeFleetsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeFleetsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeImageBuildersInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeImageBuildersOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeImagePermissionsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeImagePermissionsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeImagesInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeImagesOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeSessionsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeSessionsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeSoftwareAssociationsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeSoftwareAssociationsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeStacksInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeStacksOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeThemeForStackInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeThemeForStackOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeUsageReportSubscriptionsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeUsageReportSubscriptionsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeUserStackAssociationsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeUserStackAssociationsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeUsersInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DescribeUsersOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DisableUserInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DisableUserOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DisassociateAppBlockBuilderAppBlockInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DisassociateAppBlockBuilderAppBlockOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DisassociateApplicationFleetInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DisassociateApplicationFleetOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DisassociateApplicationFromEntitlementInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DisassociateApplicationFromEntitlementOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DisassociateFleetInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DisassociateFleetOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DisassociateSoftwareFromImageBuilderInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DisassociateSoftwareFromImageBuilderOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DrainSessionInstanceInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DrainSessionInstanceOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::EnableUserInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::EnableUserOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ExpireSessionInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ExpireSessionOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::GetExportImageTaskInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::GetExportImageTaskOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ListAssociatedFleetsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ListAssociatedFleetsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ListAssociatedStacksInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ListAssociatedStacksOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ListEntitledApplicationsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ListEntitledApplicationsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ListExportImageTasksInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ListExportImageTasksOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ListTagsForResourceInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ListTagsForResourceOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StartAppBlockBuilderInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StartAppBlockBuilderOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StartFleetInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StartFleetOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StartImageBuilderInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StartImageBuilderOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StartSoftwareDeploymentToImageBuilderInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StartSoftwareDeploymentToImageBuilderOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StopAppBlockBuilderInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StopAppBlockBuilderOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StopFleetInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StopFleetOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StopImageBuilderInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::StopImageBuilderOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::TagResourceInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::TagResourceOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UntagResourceInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UntagResourceOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateAppBlockBuilderInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateAppBlockBuilderOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateApplicationInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateApplicationOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateDirectoryConfigInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateDirectoryConfigOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateEntitlementInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateEntitlementOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateFleetInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateFleetOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateImageBuilderInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateImageBuilderOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateImagePermissionsInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateImagePermissionsOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateStackInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateStackOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateThemeForStackInput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::UpdateThemeForStackOutput>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ConcurrentModificationException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::DryRunOperationException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::EntitlementAlreadyExistsException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::EntitlementNotFoundException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::IncompatibleImageException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::InvalidAccountStatusException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::InvalidParameterCombinationException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::InvalidRoleException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::LimitExceededException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::OperationNotPermittedException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::RequestLimitExceededException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ResourceAlreadyExistsException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ResourceInUseException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ResourceNotAvailableException>(),
    #[cfg(feature = "appstream")]
    of::<generated::appstream::ResourceNotFoundException>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AcceptPredictionsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AcceptPredictionsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AcceptSubscriptionRequestInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AcceptSubscriptionRequestOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AddEntityOwnerInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AddEntityOwnerOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AddPolicyGrantInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AddPolicyGrantOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AggregationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AmazonQPropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AmazonQPropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AssociateEnvironmentRoleInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AssociateEnvironmentRoleOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AssociateGovernedTermsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AssociateGovernedTermsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AthenaPropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AthenaPropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AttributeInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AuthenticationConfigurationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::BatchGetAttributeOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::BatchGetAttributesMetadataInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::BatchGetAttributesMetadataOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::BatchPutAttributeOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::BatchPutAttributesMetadataInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::BatchPutAttributesMetadataOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CancelMetadataGenerationRunInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CancelMetadataGenerationRunOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CancelSubscriptionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CancelSubscriptionOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateAccountPoolInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateAccountPoolOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateAssetFilterInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateAssetFilterOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateAssetInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateAssetOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateAssetRevisionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateAssetRevisionOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateAssetTypeInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateAssetTypeOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateConnectionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateConnectionOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateDataProductInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateDataProductOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateDataProductRevisionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateDataProductRevisionOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateDataSourceInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateDataSourceOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateDesignationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateDesignationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateDomainInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateDomainOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateDomainUnitInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateDomainUnitOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateEnvironmentActionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateEnvironmentActionOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateEnvironmentBlueprintInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateEnvironmentBlueprintOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateEnvironmentInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateEnvironmentOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateEnvironmentProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateEnvironmentProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateFormTypeInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateFormTypeOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateGlossaryInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateGlossaryOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateGlossaryTermInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateGlossaryTermOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateGroupProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateGroupProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateListingChangeSetInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateListingChangeSetOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateNotebookInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateNotebookOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateProjectInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateProjectMembershipInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateProjectMembershipOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateProjectOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateProjectProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateProjectProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateRuleInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateRuleOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateSubscriptionGrantInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateSubscriptionGrantOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateSubscriptionRequestInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateSubscriptionRequestOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateSubscriptionTargetInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateSubscriptionTargetOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateUserProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::CreateUserProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteAccountPoolInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteAccountPoolOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteAssetFilterInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteAssetFilterOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteAssetInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteAssetOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteAssetTypeInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteAssetTypeOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteConnectionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteConnectionOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteDataExportConfigurationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteDataExportConfigurationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteDataProductInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteDataProductOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteDataSourceInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteDataSourceOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteDesignationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteDesignationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteDomainInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteDomainOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteDomainUnitInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteDomainUnitOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteEnvironmentActionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteEnvironmentActionOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteEnvironmentBlueprintConfigurationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteEnvironmentBlueprintConfigurationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteEnvironmentBlueprintInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteEnvironmentBlueprintOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteEnvironmentInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteEnvironmentOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteEnvironmentProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteEnvironmentProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteFormTypeInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteFormTypeOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteGlossaryInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteGlossaryOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteGlossaryTermInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteGlossaryTermOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteLineageEventInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteLineageEventOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteListingInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteListingOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteNotebookInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteNotebookOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteProjectInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteProjectMembershipInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteProjectMembershipOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteProjectOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteProjectProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteProjectProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteRuleInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteRuleOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteSubscriptionGrantInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteSubscriptionGrantOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteSubscriptionRequestInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteSubscriptionRequestOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteSubscriptionTargetInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteSubscriptionTargetOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteTimeSeriesDataPointsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DeleteTimeSeriesDataPointsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DisassociateEnvironmentRoleInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DisassociateEnvironmentRoleOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DisassociateGovernedTermsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::DisassociateGovernedTermsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::FormEntryInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::FormEntryOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::FormInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::FormOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetAccountPoolInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetAccountPoolOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetAssetFilterInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetAssetFilterOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetAssetInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetAssetOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetAssetTypeInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetAssetTypeOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetConnectionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetConnectionOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDataExportConfigurationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDataExportConfigurationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDataProductInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDataProductOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDataSourceInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDataSourceOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDataSourceRunInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDataSourceRunOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDesignationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDesignationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDomainInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDomainOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDomainUnitInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetDomainUnitOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetEnvironmentActionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetEnvironmentActionOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetEnvironmentBlueprintConfigurationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetEnvironmentBlueprintConfigurationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetEnvironmentBlueprintInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetEnvironmentBlueprintOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetEnvironmentCredentialsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetEnvironmentCredentialsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetEnvironmentInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetEnvironmentOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetEnvironmentProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetEnvironmentProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetFormTypeInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetFormTypeOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetGlossaryInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetGlossaryOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetGlossaryTermInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetGlossaryTermOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetGroupProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetGroupProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetIamPortalLoginUrlInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetIamPortalLoginUrlOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetJobRunInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetJobRunOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetLineageEventInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetLineageEventOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetLineageNodeInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetLineageNodeOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetListingInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetListingOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetMetadataGenerationRunInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetMetadataGenerationRunOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetNotebookExportInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetNotebookExportOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetNotebookInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetNotebookOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetNotebookRunInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetNotebookRunOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetProjectInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetProjectOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetProjectProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetProjectProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetRuleInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetRuleOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetSubscriptionGrantInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetSubscriptionGrantOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetSubscriptionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetSubscriptionOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetSubscriptionRequestDetailsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetSubscriptionRequestDetailsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetSubscriptionTargetInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetSubscriptionTargetOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetTimeSeriesDataPointInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetTimeSeriesDataPointOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetUserProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GetUserProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GitPropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GitPropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GlueConnectionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GluePropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GluePropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GlueRunConfigurationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GlueRunConfigurationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::GlueSelfGrantStatusOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::HyperPodPropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::HyperPodPropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::IamPropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::IamPropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::LakehousePropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::LakehousePropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::LineageSyncInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::LineageSyncOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListAccountPoolsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListAccountPoolsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListAccountsInAccountPoolInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListAccountsInAccountPoolOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListAssetFiltersInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListAssetFiltersOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListAssetRevisionsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListAssetRevisionsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListConnectionsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListConnectionsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDataProductRevisionsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDataProductRevisionsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDataSourceRunActivitiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDataSourceRunActivitiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDataSourceRunsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDataSourceRunsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDataSourcesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDataSourcesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDesignationsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDesignationsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDomainUnitsForParentInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDomainUnitsForParentOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDomainsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListDomainsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListEntityOwnersInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListEntityOwnersOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListEnvironmentActionsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListEnvironmentActionsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListEnvironmentBlueprintConfigurationsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListEnvironmentBlueprintConfigurationsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListEnvironmentBlueprintsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListEnvironmentBlueprintsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListEnvironmentProfilesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListEnvironmentProfilesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListEnvironmentsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListEnvironmentsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListJobRunsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListJobRunsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListLineageEventsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListLineageEventsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListLineageNodeHistoryInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListLineageNodeHistoryOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListMetadataGenerationRunsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListMetadataGenerationRunsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListNotebookRunsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListNotebookRunsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListNotebooksInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListNotebooksOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListNotificationsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListNotificationsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListPolicyGrantsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListPolicyGrantsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListProjectMembershipsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListProjectMembershipsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListProjectProfilesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListProjectProfilesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListProjectsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListProjectsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListRulesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListRulesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListSubscriptionGrantsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListSubscriptionGrantsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListSubscriptionRequestsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListSubscriptionRequestsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListSubscriptionTargetsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListSubscriptionTargetsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListSubscriptionsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListSubscriptionsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListTagsForResourceInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListTagsForResourceOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListTimeSeriesDataPointsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListTimeSeriesDataPointsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ListingRevisionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::MlflowPropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::MlflowPropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::NotificationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::OwnerGroupPropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::OwnerUserPropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::PostLineageEventInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::PostLineageEventOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::PostTimeSeriesDataPointsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::PostTimeSeriesDataPointsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::PutDataExportConfigurationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::PutDataExportConfigurationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::PutEnvironmentBlueprintConfigurationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::PutEnvironmentBlueprintConfigurationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::QueryGraphInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::QueryGraphOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RedshiftLineageSyncConfigurationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RedshiftLineageSyncConfigurationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RedshiftPropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RedshiftPropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RedshiftRunConfigurationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RedshiftRunConfigurationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RedshiftSelfGrantStatusOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RejectPredictionsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RejectPredictionsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RejectSubscriptionRequestInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RejectSubscriptionRequestOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RemoveEntityOwnerInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RemoveEntityOwnerOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RemovePolicyGrantInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RemovePolicyGrantOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RevokeSubscriptionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::RevokeSubscriptionOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::S3PropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::S3PropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SageMakerRunConfigurationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SageMakerRunConfigurationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SearchGroupProfilesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SearchGroupProfilesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SearchInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SearchListingsInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SearchListingsOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SearchOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SearchTypesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SearchTypesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SearchUserProfilesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SearchUserProfilesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SnowflakePropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SnowflakePropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SparkEmrPropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SparkEmrPropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SparkGluePropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SparkGluePropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StartDataSourceRunInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StartDataSourceRunOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StartMetadataGenerationRunInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StartMetadataGenerationRunOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StartNotebookExportInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StartNotebookExportOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StartNotebookImportInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StartNotebookImportOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StartNotebookRunInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StartNotebookRunOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StartNotebookSyncInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StartNotebookSyncOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StopNotebookRunInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::StopNotebookRunOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SubscribedGroupInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SubscribedIamPrincipalInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SubscribedListingInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SubscribedProjectInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::SubscribedUserInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::TagResourceInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::TagResourceOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::TimeSeriesDataPointFormInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::TimeSeriesDataPointFormOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::TimeSeriesDataPointSummaryFormOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UntagResourceInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UntagResourceOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateAccountPoolInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateAccountPoolOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateAssetFilterInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateAssetFilterOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateAssetOwnerInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateAssetOwnerOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateConnectionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateConnectionOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateDataSourceInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateDataSourceOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateDesignationInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateDesignationOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateDomainInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateDomainOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateDomainUnitInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateDomainUnitOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateEnvironmentActionInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateEnvironmentActionOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateEnvironmentBlueprintInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateEnvironmentBlueprintOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateEnvironmentInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateEnvironmentOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateEnvironmentProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateEnvironmentProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateGlossaryInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateGlossaryOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateGlossaryTermInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateGlossaryTermOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateGroupProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateGroupProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateNotebookInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateNotebookOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateProjectInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateProjectOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateProjectProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateProjectProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateRootDomainUnitOwnerInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateRootDomainUnitOwnerOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateRuleInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateRuleOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateSubscriptionGrantStatusInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateSubscriptionGrantStatusOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateSubscriptionRequestInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateSubscriptionRequestOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateSubscriptionTargetInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateSubscriptionTargetOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateUserProfileInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UpdateUserProfileOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::VpcPropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::VpcPropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::WorkflowsMwaaPropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::WorkflowsMwaaPropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::WorkflowsServerlessPropertiesInput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::WorkflowsServerlessPropertiesOutput>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::AccessDeniedException>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ConflictException>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::InternalServerException>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ResourceNotFoundException>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ServiceQuotaExceededException>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ThrottlingException>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::UnauthorizedException>(),
    #[cfg(feature = "datazone")]
    of::<generated::datazone::ValidationException>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::AssociateUserInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::AssociateUserOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::CreateLicenseServerEndpointInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::CreateLicenseServerEndpointOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::DeleteLicenseServerEndpointInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::DeleteLicenseServerEndpointOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::DeregisterIdentityProviderInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::DeregisterIdentityProviderOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::DisassociateUserInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::DisassociateUserOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ListIdentityProvidersInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ListIdentityProvidersOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ListInstancesInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ListInstancesOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ListLicenseServerEndpointsInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ListLicenseServerEndpointsOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ListProductSubscriptionsInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ListProductSubscriptionsOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ListTagsForResourceInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ListTagsForResourceOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ListUserAssociationsInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ListUserAssociationsOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::RegisterIdentityProviderInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::RegisterIdentityProviderOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::StartProductSubscriptionInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::StartProductSubscriptionOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::StopProductSubscriptionInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::StopProductSubscriptionOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::TagResourceInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::TagResourceOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::UntagResourceInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::UntagResourceOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::UpdateIdentityProviderSettingsInput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::UpdateIdentityProviderSettingsOutput>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::AccessDeniedException>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ConflictException>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::InternalServerException>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ResourceNotFoundException>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ServiceQuotaExceededException>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ThrottlingException>(),
    #[cfg(feature = "license-manager-user-subscriptions")]
    of::<generated::license_manager_user_subscriptions::ValidationException>(),
];
