using Pathways.TestDatabase;

[assembly: AssemblyFixture(typeof(Pathways.Api.Tests.ShapesOfThisSuite))]

namespace Pathways.Api.Tests;

/// <summary>What the site sends to its database is what docs/local-mongo.md says.</summary>
public sealed class ShapesOfThisSuite() : CommandShapesCheck(CommandShapes.Pathways);
