namespace Pathways.LocalMongo.Bson;

/// <summary>A refusal that goes to the client as MongoDB would send it.</summary>
/// <param name="code">MongoDB's error code.</param>
/// <param name="message">What was refused and why.</param>
#pragma warning disable CA1032 // A refusal without a code does not exist.
public class CommandException(int code, string message) : Exception(message)
#pragma warning restore CA1032
{
    /// <summary>MongoDB's error code.</summary>
    public int Code { get; } = code;

    /// <summary>MongoDB's name of the code.</summary>
    public string CodeName => ErrorCodes.NameOf(Code);

    /// <summary>Something that MongoDB does and this server does not (238).</summary>
    public static CommandException NotServed(string what) => new(ErrorCodes.NotImplemented, $"LocalMongo does not serve {what}");
}
