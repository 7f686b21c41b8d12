namespace Pathways.Api.Features.Notifications;

/// <summary>What a message is about: pages link to it.</summary>
public enum MessageTopic { Calendar, Suggestions }

/// <summary>One line of a person's inbox.</summary>
/// <param name="At">When it came, UTC.</param>
/// <param name="Language">The language that it is written in (BCP 47).</param>
/// <param name="Title">One neutral line.</param>
/// <param name="Text">Plain text; paragraphs are set apart by an empty line.</param>
public sealed record InboxMessage(string Id, DateTime At, MessageTopic Topic, string Language, string Title, string Text, bool Read);

/// <summary>Marks a message as read, or as unread again.</summary>
public sealed record ReadMark
{
    /// <summary>True: read.</summary>
    public required bool Read { get; init; }
}
