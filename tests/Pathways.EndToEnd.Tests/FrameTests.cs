namespace Pathways.EndToEnd.Tests;

public sealed class FrameTests
{
    [Fact]
    public void The_frame_builds() => Assert.NotEmpty(typeof(FrameTests).Assembly.GetName().Name!);
}
