using MongoDB.Bson;
using Pathways.LocalMongo.Bson;
using Pathways.LocalMongo.Storage;

namespace Pathways.LocalMongo.Commands;

/// <summary>Runs the statements of a write command one after the other and notes which failed; an ordered command ends at the first.</summary>
internal sealed class WriteErrors
{
    private readonly BsonArray _errors = [];

    /// <exception cref="CommandException">No statement, or more than 100,000 (16).</exception>
    public static void CheckCount(int count)
    {
        if (count is 0 or > HelloCommand.MaxWriteBatchSize)
            throw new CommandException(ErrorCodes.InvalidLength, $"Write batch sizes must be between 1 and {HelloCommand.MaxWriteBatchSize}. Got {count} operations.");
    }

    public void RunAll<T>(IReadOnlyList<T> statements, bool ordered, Action<T, int> run)
    {
        for (var i = 0; i < statements.Count && (_errors.Count == 0 || !ordered); i++)
            try
            {
                run(statements[i], i);
            }
            catch (CommandException e)
            {
                _errors.Add(Error(i, e));
            }
    }

    public BsonDocument AddTo(BsonDocument answer) => _errors.Count == 0 ? answer : answer.Add("writeErrors", _errors);

    private static BsonDocument Error(int index, CommandException e)
    {
        var error = new BsonDocument { { "index", index }, { "code", e.Code }, { "errmsg", e.Message } };
        if (e is DuplicateKeyException duplicate)
            error.AddRange(new BsonDocument { { "keyPattern", duplicate.KeyPattern }, { "keyValue", duplicate.KeyValue } });
        return error;
    }
}
