using Pathways.LocalMongo.Tests.Spec;
using Pathways.TestDatabase;

[assembly: AssemblyFixture(typeof(Pathways.LocalMongo.Tests.ShapesOfThisSuite))]

namespace Pathways.LocalMongo.Tests;

/// <summary>On the embedded database: what Hangfire and the official tests send from here is what docs/local-mongo.md says.</summary>
public sealed class ShapesOfThisSuite() : CommandShapesCheck(TestMongo.WantsLocalMongo ? [CommandShapes.Hangfire, CommandShapes.OfficialTests] : [])
{
    /// <inheritdoc />
    protected override bool Complete(string sender) => sender != CommandShapes.OfficialTests || SpecFile.Folder is not null;
}
