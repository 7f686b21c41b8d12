namespace Pathways.LocalMongo.Bson;

/// <summary>A refusal that goes to the client as MongoDB would send it.</summary>
/// <param name="code">MongoDB's error code.</param>
/// <param name="codeName">MongoDB's name of that code.</param>
/// <param name="message">What was refused and why.</param>
#pragma warning disable CA1032 // A refusal without a code does not exist.
public class CommandException(int code, string codeName, string message) : Exception(message)
#pragma warning restore CA1032
{
    /// <summary>A refusal whose name follows from its code.</summary>
    public CommandException(int code, string message) : this(code, ErrorCodes.NameOf(code), message)
    {
    }

    /// <summary>MongoDB's error code.</summary>
    public int Code { get; } = code;

    /// <summary>MongoDB's name of the code.</summary>
    public string CodeName { get; } = codeName;
}
